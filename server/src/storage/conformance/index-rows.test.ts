import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { storesOf } from '../stores/index.ts'
import { describeDatabases } from './databases.ts'

const owner = { accountId: 'account', scimServerId: 'server' }
const at = '2026-01-01T00:00:00.000Z'
const row = (id: string) => ({
  id,
  kind: 'User' as const,
  unique_key: id,
  display_name: id,
  name_key: id,
  title_key: '',
  department_key: '',
  active: 1 as const,
  source: 'scim' as const,
  manager_id: null,
  member_count: 0,
  version: 1,
  created_at: at,
  last_modified: at,
  inactive_since: null,
  document: '{}',
})
const value = (path: string) => ({
  path,
  element: 0,
  position: 0,
  key: 'x',
  folded: null,
  value: 'X',
  value_type: 'string' as const,
  number: null,
})

describeDatabases('The attribute index', (open) => {
  it('forgets a resource with it, and nobody else', async () => {
    const { kind, write, read } = open().database
    await write(async (db, statements) => {
      const { resources, attributeValues } = storesOf({ database: kind, db, statements }, owner)
      for (const id of ['one', 'two']) {
        await resources.insert(row(id))
        await attributeValues.insert(id, 'User', [value('title'), value('nickname')])
      }
    })
    await write(async (db, statements) => storesOf({ database: kind, db, statements }, owner).resources.delete('one'))
    const left = sql<{ id: string; path: string }>`select resource_id as id, path from attribute_values order by path`
    expect((await left.execute(read)).rows).toEqual([
      { id: 'two', path: 'nickname' },
      { id: 'two', path: 'title' },
    ])
  })

  it('takes nothing of a write whose last statement is refused', async () => {
    const { kind, write, read } = open().database
    const twice = write(async (db, statements) => {
      const { resources, attributeValues } = storesOf({ database: kind, db, statements }, owner)
      await attributeValues.insert('three', 'User', [value('title')])
      await resources.insert(row('three'))
      await resources.insert({ ...row('four'), unique_key: 'three' })
    })
    await expect(twice).rejects.toMatchObject({ name: 'UniqueViolationError', constraint: 'resources_unique_key' })
    const { rows } = await sql`select 1 from attribute_values where resource_id = 'three'`.execute(read)
    expect(rows).toEqual([])
  })
})
