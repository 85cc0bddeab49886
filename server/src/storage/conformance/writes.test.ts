import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { UniqueViolationError } from '../contract.ts'
import { describeDatabases } from './databases.ts'

const account = (id: string) => ({ id, name: 'Nordwind Traders', created_at: '2026-01-01T00:00:00.000Z' })

describeDatabases('a database', (database) => {
  const ids = async () =>
    (await database().database.read.selectFrom('accounts').select('id').orderBy('id').execute()).map((row) => row.id)

  it('keeps what was written', async () => {
    await database().database.write((tx) => tx.insertInto('accounts').values(account('kept')).execute())
    expect(await ids()).toEqual(['kept'])
  })

  it('takes a failing write back and lets its neighbours stand', async () => {
    const { write } = database().database
    const results = await Promise.allSettled([
      write((tx) => tx.insertInto('accounts').values(account('before')).execute()),
      write(async (tx) => {
        await tx.insertInto('accounts').values(account('failing')).execute()
        throw new Error('no')
      }),
      write((tx) => tx.insertInto('accounts').values(account('after')).execute()),
    ])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await ids()).toEqual(['after', 'before', 'kept'])
  })

  it('tells a unique key from other failures', async () => {
    const twice = database().database.write((tx) => tx.insertInto('accounts').values(account('kept')).execute())
    await expect(twice).rejects.toBeInstanceOf(UniqueViolationError)
  })

  it('counts in numbers', async () => {
    const { rows } = await sql`select count(*) as n from accounts`.execute(database().database.read)
    expect(rows).toEqual([{ n: 3 }])
  })

  it('opens the same data a second time without touching it', async () => {
    const again = await database().openAgain()
    const rows = await again.read.selectFrom('accounts').select('id').execute()
    await again.close()
    expect(rows).toHaveLength(3)
  })

  it('shows a row by a constant statement once it is committed, and not before', async () => {
    const { statements, write } = database().database
    const seen = () => statements.ask<{ id: string }>('select id from accounts where id = ?', ['later'])
    const during = await write(async (tx) => {
      await tx.insertInto('accounts').values(account('later')).execute()
      return seen()
    })
    expect(during).toEqual([])
    expect((await seen()).map(({ id }) => id)).toEqual(['later'])
  })

  it('is ready', async () => {
    expect(await database().database.ready()).toBe(true)
  })

  it('refuses data of a newer version and says so', async () => {
    const { database: open, openAgain } = database()
    await open.write((tx) =>
      sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2099-01-01T00:00:00.000Z')`.execute(tx),
    )
    await expect(openAgain()).rejects.toThrow(/newer version of Dynasend/u)
  })
})
