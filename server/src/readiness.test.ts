import { expect, it } from 'vitest'
import { createLog } from './base/index.ts'
import { createReadiness } from './readiness.ts'
import { describeDatabases } from './storage/conformance/databases.ts'
import type { Database } from './storage/index.ts'

describeDatabases('Readiness', (database) => {
  const of = (open: Database, isStopping = () => false) =>
    createReadiness({ database: open, dataFolder: database().dataFolder, log: createLog('silent'), isStopping })

  it('says yes, and which check says no', async () => {
    let stopping = false
    const checks = of(database().database, () => stopping)
    expect(await checks()).toEqual({ running: true, database: true, migrations: true, disk: true })
    stopping = true
    expect(await checks()).toEqual({ running: false, database: true, migrations: true, disk: true })
  })

  it('sees a database that is gone', async () => {
    const other = await database().openAgain()
    await other.close()
    expect(await of(other)()).toMatchObject({ running: true, database: false, migrations: false })
  })

  it('sees a schema that was put back below the program', async () => {
    const { write } = database().database
    const [last] = await database().database.statements.ask<{ name: string; timestamp: string }>(
      'select name, timestamp from kysely_migration order by name desc limit 1',
      [],
    )
    await write((_tx, statements) => statements.ask('delete from kysely_migration where name = ?', [last?.name ?? '']))
    expect(await of(database().database)()).toMatchObject({ database: true, migrations: false })
    const values = [last?.name ?? '', last?.timestamp ?? '']
    await write((_tx, statements) =>
      statements.ask('insert into kysely_migration (name, timestamp) values (?, ?)', values),
    )
  })

  it('looks once however often it is asked', async () => {
    let looks = 0
    const checks = of({
      ...database().database,
      async ready() {
        looks++
        return true
      },
    })
    await Promise.all(Array.from({ length: 50 }, () => checks()))
    expect(looks).toBe(1)
  })
})
