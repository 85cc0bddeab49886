import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { addPeople } from './many-people.ts'
import { groupDocument, options, testScimServer } from './scim-server.ts'

const size = 100_000

describeDatabases('a group of 100,000', (database) => {
  it('takes members in one call, and one more or less touches that one only', async () => {
    const open = database().database
    const server = await testScimServer(open)
    const { groups } = server.directory
    const ids = await addPeople(open, server, size)
    const members = ids.slice(1).map((value) => ({ value }))
    const group = await groups.create(groupDocument('All Users'), members, options)
    expect(group.memberCount).toBe(size - 1)

    const before = await open.read.selectFrom('members').select(['member_id', 'added_at']).execute()
    const newest = ids.slice(0, 1).map((value) => ({ value }))
    const added = await groups.update(
      group.id,
      ({ document }) => ({ document, members: [{ kind: 'add', members: newest }] }),
      options,
    )
    expect(added).toMatchObject({ memberCount: size, members: null, version: 2 })
    const removed = await groups.update(
      group.id,
      ({ document }) => ({ document, members: [{ kind: 'remove', ids: [ids[0] ?? ''] }] }),
      options,
    )
    expect(removed).toMatchObject({ memberCount: size - 1, members: null, version: 3 })
    const after = await open.read.selectFrom('members').select(['member_id', 'added_at']).execute()
    expect(after.length).toBe(before.length)
    const times = new Map(before.map((row) => [row.member_id, row.added_at]))
    expect(after.every((row) => times.get(row.member_id) === row.added_at)).toBe(true)

    expect((await groups.get(group.id, { members: false }))?.members).toBeNull()
    expect((await groups.get(group.id, { members: true }))?.members).toHaveLength(size - 1)
    await groups.delete(group.id, options)
    expect(await open.read.selectFrom('members').select('member_id').limit(1).execute()).toEqual([])
  })
})
