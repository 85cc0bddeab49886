import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterAll, expect, it } from 'vitest'
import { openSqlite } from '../sqlite/open.ts'
import { statementsOf } from '../sqlite/statements.ts'
import { initial } from './0001-initial.ts'

const folder = mkdtempSync(join(tmpdir(), 'dynasend-lean-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const values = 'select * from attribute_values order by path'
const members = 'select * from members'

it('carries the attribute index and the members of an older SQLite file over, row by row', async () => {
  const file = join(folder, 'dynasend.db')
  const old = new DatabaseSync(file)
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: statementsOf(old) }) })
  await new Migrator({ db, provider: { getMigrations: async () => ({ '0001-initial': initial }) } }).migrateToLatest()
  for (const [id, kind] of [
    ['anna', 'User'],
    ['sales', 'Group'],
  ])
    old.exec(`insert into resources values ('server', '${id}', 'account', '${kind}', '${id}', '', '', '', '', 1, 'scim', null,
      0, 1, '2026', '2026', null, '{}')`)
  old.exec(`insert into attribute_values values ('server', 'anna', 'title', 0, 0, 'User', 'clerk', null, 'Clerk', 'string', null),
    ('server', 'anna', 'x', 1, 2, 'User', '7', 'f', '7', 'number', 7.5)`)
  old.exec(`insert into members values ('server', 'sales', 'anna', 'User', null, '2026')`)
  const before = [old.prepare(values).all(), old.prepare(members).all()]
  old.close()

  await (await openSqlite(folder)).close()
  const renewed = new DatabaseSync(file)
  expect([renewed.prepare(values).all(), renewed.prepare(members).all()]).toEqual(before)
  renewed.exec(`delete from resources where id = 'anna'`)
  expect([renewed.prepare(values).all(), renewed.prepare(members).all()]).toEqual([[], []])
  renewed.close()
})
