import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../conformance/databases.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase('postgres')
})
afterAll(() => test.remove())

/** How many rows PostgreSQL believes that `resources` holds; -1 is "never looked". */
const believed = async (): Promise<number | undefined> => {
  const query = sql<{ rows: number }>`select reltuples as rows from pg_class where oid = 'resources'::regclass`
  return (await query.execute(test.database.read)).rows[0]?.rows
}

it('tells PostgreSQL how large the tables are while they fill, before it looks itself', async () => {
  expect(await believed()).toBe(-1)
  const account = (index: number) => ({
    id: `account-${index}`,
    name: 'Nordwind',
    created_at: '2026-01-01T00:00:00.000Z',
  })
  for (let index = 0; index < 64; index++)
    await test.database.write((tx) => tx.insertInto('accounts').values(account(index)).execute())
  await expect.poll(believed).toBe(0)
})

it('lets PostgreSQL plan a statement that comes again only once per connection', async () => {
  await test.database.write(async (tx) => {
    for (let index = 0; index < 4; index++)
      await tx.selectFrom('settings').select('key').where('key', '=', 'x').execute()
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(tx)
    expect(rows.map((row) => row.statement)).toContain('select "key" from "settings" where "key" = $1')
  })
})
