import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../conformance/databases.ts'
import { citusStatements, distribution } from './distribution.ts'

const columnOf: Readonly<Record<string, string>> = distribution

describe('the live schema of PostgreSQL', () => {
  let open: TestDatabase
  beforeAll(async () => {
    open = await openTestDatabase('postgres')
  })
  afterAll(() => open?.remove())

  it('has no table of which it is not said how it is spread', async () => {
    const { rows } = await sql<{ name: string }>`
      SELECT relname AS name FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE 'kysely%' ORDER BY 1
    `.execute(open.database.read)
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(distribution).toSorted())
  })

  it('begins every primary and unique key of a spread table with the column that it is spread by', async () => {
    const { rows } = await sql<{ table: string; index: string; first: string }>`
      SELECT c.relname AS "table", i.relname AS "index", a.attname AS first
        FROM pg_index x
        JOIN pg_class c ON c.oid = x.indrelid
        JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0]
       WHERE c.relnamespace = 'public'::regnamespace AND x.indisunique AND c.relname NOT LIKE 'kysely%'
    `.execute(open.database.read)
    expect(rows.length).toBeGreaterThanOrEqual(Object.keys(distribution).length)
    const spread = rows.filter(({ table }) => columnOf[table] !== 'everywhere')
    expect(spread.filter(({ table, first }) => first !== columnOf[table])).toEqual([])
  })

  it('refers from a spread table only to tables that are spread alike, by that column first', async () => {
    const { rows } = await sql<{ table: string; target: string; first: string; targetFirst: string }>`
      SELECT c.relname AS "table", t.relname AS target, a.attname AS first, b.attname AS "targetFirst"
        FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_class t ON t.oid = k.confrelid
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
        JOIN pg_attribute b ON b.attrelid = t.oid AND b.attnum = k.confkey[1]
       WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
    `.execute(open.database.read)
    expect(rows.length).toBeGreaterThan(0)
    for (const { table, target, first, targetFirst } of rows) {
      expect({ table, column: first }).toEqual({ table, column: columnOf[table] })
      expect({ target, column: targetFirst }).toEqual({ target, column: columnOf[table] })
    }
  })
})

it('the page on scaling shows the statements that belong to this schema', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/operate/scale.md'), 'utf8')
  expect(page).toContain(citusStatements().join('\n'))
})
