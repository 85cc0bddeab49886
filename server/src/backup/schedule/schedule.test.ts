import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { createLog } from '../../base/index.ts'
import { describeDatabases, openTestDatabase, type TestDatabase } from '../../storage/conformance/databases.ts'
import type { Database } from '../../storage/index.ts'
import { dumpPostgres, restorePostgres, verifyBackup } from '../index.ts'
import { scheduledName } from './retention.ts'
import { runSchedule, type ScheduleParts, slotBefore } from './run.ts'
import { readSchedule } from './state.ts'

const root = mkdtempSync(join(tmpdir(), 'dynasend-schedule-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const hour = 60 * 60 * 1000
const day = 24 * hour
const night = Date.parse('2027-03-10T02:10:00.000Z')

/** The programs of PostgreSQL must be there, and not older than the server. */
async function canDump({ databaseUrl }: TestDatabase): Promise<boolean> {
  if (databaseUrl === null) return true
  return dumpPostgres(databaseUrl, join(mkdtempSync(join(root, 'try-')), 'one.dump')).then(
    () => true,
    () => false,
  )
}

it('begins at the time of day that is set', () => {
  expect(slotBefore(night, 130)).toBe(night)
  expect(slotBefore(night - 1, 130)).toBe(night - day)
  expect(slotBefore(night + 23 * hour, 130)).toBe(night)
})

describeDatabases('The schedule of backups', (database) => {
  let now = night
  let folder = ''
  const parts = (open: Database = database().database): ScheduleParts => ({
    database: open,
    dataFolder: database().dataFolder,
    databaseUrl: database().databaseUrl,
    sealKey: null,
    folder,
    minuteOfDay: 130,
    keep: { days: 2, weeks: 1 },
    clock: { now: () => now },
    log: createLog('silent'),
  })
  const files = () => readdirSync(folder).sort()
  beforeEach(async () => {
    folder = join(mkdtempSync(join(root, 'place-')), 'backups')
    await database().database.write((tx) => tx.deleteFrom('settings').where('key', '=', 'backup.schedule').execute())
    now = night + hour
  })

  it('makes one that can be restored, once, whichever of two nodes is asked', async (context) => {
    if (!(await canDump(database()))) context.skip()
    const other = await database().openAgain()
    await Promise.all([
      runSchedule(parts()),
      runSchedule(parts(other)),
      runSchedule(parts()),
      runSchedule(parts(other)),
    ])
    await runSchedule(parts())
    await other.close()
    expect(files()).toEqual([scheduledName(now, database().kind)])
    expect(await readSchedule(database().database)).toMatchObject({ outcome: 'good', lastGood: now })
    const file = join(folder, files()[0] ?? '')
    if (database().kind === 'sqlite') expect((await verifyBackup(file)).rows).toBeGreaterThan(0)
    else await restored(file)
  })

  it('makes one a day, also one that was missed, and removes the old ones but not those of people', async (context) => {
    if (!(await canDump(database()))) context.skip()
    const made: string[] = []
    for (const pause of [0, day, day, 3 * day]) {
      now += pause
      await runSchedule(parts())
      made.push(scheduledName(now, database().kind))
      if (pause === 0) writeFileSync(join(folder, 'mine.backup'), 'x')
    }
    expect(files()).toEqual([...made.slice(-2), 'mine.backup'].sort())
  })

  it('says that it failed, keeps what there is, and tries again half an hour later', async (context) => {
    if (!(await canDump(database()))) context.skip()
    await runSchedule(parts())
    const good = files()
    const where = folder
    now += day
    folder = join(root, 'a-file-in-the-way')
    writeFileSync(folder, '')
    await runSchedule(parts())
    expect(await readSchedule(database().database)).toMatchObject({ outcome: 'failed', lastGood: night + hour })
    folder = where
    await runSchedule(parts())
    expect(files()).toEqual(good)
    now += hour
    await runSchedule(parts())
    expect(await readSchedule(database().database)).toMatchObject({ outcome: 'good', lastGood: now })
    expect(files()).toHaveLength(2)
    expect(existsSync(join(root, 'a-file-in-the-way'))).toBe(true)
  })

  async function restored(file: string): Promise<void> {
    const { database: open } = database()
    const migrations = await open.statements.ask<{ name: string }>('select name from kysely_migration', [])
    const inUse = restorePostgres(
      file,
      database().databaseUrl ?? '',
      migrations.map(({ name }) => name),
    )
    await expect(inUse).rejects.toMatchObject({ code: 'restore-refused' })
    const target = await openTestDatabase('postgres')
    await target.database.write((tx) => tx.schema.dropTable('kysely_migration').execute())
    const full = restorePostgres(file, target.databaseUrl ?? '', [])
    // Its tables are there already: everything is refused, not half.
    await expect(full).rejects.toMatchObject({ code: 'backup-refused' })
    await target.database.write((_tx, statements) => statements.ask('drop schema public cascade', []))
    await target.database.write((_tx, statements) => statements.ask('create schema public', []))
    await restorePostgres(file, target.databaseUrl ?? '', [])
    const again = await target.database.statements.ask<{ name: string }>('select name from kysely_migration', [])
    expect(again).toEqual(migrations)
    await target.remove()
  }
})
