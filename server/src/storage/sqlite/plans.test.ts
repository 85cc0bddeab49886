import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Condition } from '../conditions/condition.ts'
import { storesOf } from '../stores/index.ts'
import type { Tables } from '../tables.ts'
import { openSqlite } from './open.ts'
import { directStatements, statementsOf } from './statements.ts'

let folder = ''
let connection: DatabaseSync
const asked: { sql: string; parameters: readonly unknown[] }[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dynasend-test-'))
  await (await openSqlite(folder)).close()
  connection = new DatabaseSync(join(folder, 'dynasend.db'))
})
afterAll(() => {
  connection.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What SQLite plans for each statement that the work asks. */
async function plansOf(work: (stores: ReturnType<typeof storesOf>) => Promise<unknown>): Promise<string[]> {
  asked.length = 0
  const kept = statementsOf(connection)
  const noted: SqliteDatabase = {
    close: () => kept.close(),
    prepare(sql) {
      const statement = kept.prepare(sql)
      const note = (parameters: readonly unknown[]) => void asked.push({ sql, parameters })
      return {
        ...statement,
        all: (parameters) => (note(parameters), statement.all(parameters)),
        run: (parameters) => (note(parameters), statement.run(parameters)),
      }
    },
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: noted }) })
  const access = { database: 'sqlite', db, statements: directStatements(noted) } as const
  await work(storesOf(access, { accountId: 'account', scimServerId: 'server' }))
  return asked.flatMap(({ sql, parameters }) =>
    connection
      .prepare(`explain query plan ${sql}`)
      .all(...(parameters as string[]))
      .map((row) => String(row['detail'])),
  )
}

/** A plan that walks through everything that a SCIM server has. */
const walks =
  /^SCAN (?!(?:p|inside|above|json_each|CONSTANT)\b)|\((?:scim_server_id|account_id)=\?\)$|\(scim_server_id=\? AND kind=\?\)$/u
const equal = (path: string): Condition => ({
  kind: 'compare',
  path,
  operator: 'eq',
  value: 'x',
  caseExact: false,
  type: 'string',
})
const first = { kind: 'first' } as const
const byId = { path: null, descending: false }

const narrow: Record<string, (stores: ReturnType<typeof storesOf>) => Promise<unknown>> = {
  'one person': ({ shown }) => shown.one('id', 'User', 'managerAndGroups'),
  'names by id': ({ resources }) => resources.named(['one', 'two']),
  'who reports to a person': ({ resources }) => resources.reportsOf('id'),
  'the groups of people': ({ members }) => members.groupsOf(['one', 'two']),
  'the members of a group': ({ members }) => members.listOf(['one']),
  'the members of two groups': ({ members }) => members.listOf(['one', 'two']),
  'a page by userName': ({ shown }) => shown.page('User', equal('username'), byId, first, 100, 'managerAndGroups'),
  'how many have a userName': ({ shown }) => shown.count('User', equal('username')),
  'a page by externalId': ({ shown }) => shown.page('User', equal('externalid'), byId, first, 100, 'managerAndGroups'),
  'how many have an externalId': ({ shown }) => shown.count('User', equal('externalid')),
  'people by group': ({ shown }) => shown.page('User', equal('groups.value'), byId, first, 100, 'managerAndGroups'),
  'people by an e-mail address': ({ shown }) => shown.count('User', equal('emails.value')),
  'groups by member': ({ shown }) => shown.count('Group', equal('members.value')),
}

it.each(Object.entries(narrow))('asks for %s by key, whatever the directory holds', async (_name, work) => {
  const plans = await plansOf(work)
  expect(plans.length).toBeGreaterThan(0)
  expect(plans.filter((plan) => walks.test(plan))).toEqual([])
})

it('finds a page in an index alone and reads only its own rows', async () => {
  const plans = await plansOf(({ shown }) =>
    shown.page('User', null, byId, { kind: 'offset', offset: 5000 }, 100, 'managerAndGroups'),
  )
  expect(plans.some((plan) => /COVERING INDEX resources_order/u.test(plan))).toBe(true)
})
