import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { MemberChange, ScimDirectory } from '../contract.ts'
import { groupDocument, options, testScimServer, userDocument } from './scim-server.ts'

describeDatabases('groups', (database) => {
  const open = async () => (await testScimServer(database().database)).directory
  const people = async ({ users }: ScimDirectory, count: number) => {
    const made = Array.from({ length: count }, (_, index) => users.create(userDocument(`Person ${index}`), options))
    return (await Promise.all(made)).map((user) => user.id).toSorted()
  }
  const change = ({ groups }: ScimDirectory, id: string, ...members: MemberChange[]) =>
    groups.update(id, ({ document }) => ({ document, members }), options)
  const members = async ({ groups }: ScimDirectory, id: string) =>
    (await groups.get(id, { members: true }))?.members?.map((member) => member.value).toSorted()
  const given = (ids: readonly string[]) => ids.map((value) => ({ value }))

  it('have the members that they were made with, and people see their groups', async () => {
    const directory = await open()
    const ids = await people(directory, 3)
    const group = await directory.groups.create(groupDocument('Sales'), given(ids), options)
    expect(group.memberCount).toBe(3)
    expect(await members(directory, group.id)).toEqual(ids)
    const user = await directory.users.get(ids[0] ?? '')
    expect(user?.groups).toEqual([{ id: group.id, display: 'Sales', type: 'direct' }])
  })

  it('have one name each, compared without case', async () => {
    const { groups } = await open()
    await groups.create(groupDocument('Sales'), [], options)
    const twice = groups.create(groupDocument('SALES'), [], options)
    await expect(twice).rejects.toMatchObject({ name: 'UniquenessError', attribute: 'displayName' })
  })

  it('lose none and double none of 64 members added at once', async () => {
    const directory = await open()
    const ids = await people(directory, 64)
    const group = await directory.groups.create(groupDocument('All Users'), [], options)
    await Promise.all(ids.map((id) => change(directory, group.id, { kind: 'add', members: given([id]) })))
    const stored = await directory.groups.get(group.id, { members: true })
    expect(stored?.memberCount).toBe(64)
    expect(stored?.version).toBe(65)
    expect(await members(directory, group.id)).toEqual(ids)
  })

  it('survive that people are deleted while they are being added and removed', async () => {
    const directory = await open()
    const ids = await people(directory, 30)
    const group = await directory.groups.create(groupDocument('Moving'), given(ids.slice(0, 15)), options)
    const results = await Promise.allSettled([
      ...ids.slice(15).map((id) => change(directory, group.id, { kind: 'add', members: given([id]) })),
      ...ids.slice(0, 10).map((id) => directory.users.delete(id, options)),
      ...ids.slice(10, 15).map((id) => change(directory, group.id, { kind: 'remove', ids: [id] })),
    ])
    expect(results.filter((result) => result.status === 'rejected')).toEqual([])
    expect(await members(directory, group.id)).toEqual(ids.slice(15))
    expect((await directory.groups.get(group.id, { members: false }))?.memberCount).toBe(15)
  })

  it('say of somebody who is deleted at the same moment that they are not there, and nothing else', async () => {
    const directory = await open()
    for (let round = 0; round < 5; round++) {
      const ids = (
        await Promise.all([1, 2, 3, 4].map((n) => directory.users.create(userDocument(`${round} ${n}`), options)))
      ).map((user) => user.id)
      const group = await directory.groups.create(groupDocument(`Round ${round}`), [], options)
      const results = await Promise.allSettled([
        ...ids.map((id) => change(directory, group.id, { kind: 'add', members: given([id]) })),
        ...ids.map((id) => directory.users.delete(id, options)),
      ])
      const refused = results.filter((result) => result.status === 'rejected').map((result) => String(result.reason))
      expect(refused.filter((reason) => !reason.startsWith('UnknownMemberError'))).toEqual([])
      expect(await members(directory, group.id)).toEqual([])
      expect((await directory.groups.get(group.id, { members: false }))?.memberCount).toBe(0)
    }
  })

  it('take the same member twice without a change', async () => {
    const directory = await open()
    const ids = await people(directory, 2)
    const group = await directory.groups.create(groupDocument('Twice'), given(ids), options)
    const again = await change(directory, group.id, { kind: 'add', members: given(ids) })
    expect(again.version).toBe(1)
    expect(again.memberCount).toBe(2)
  })

  it('change members by replacing, by condition and all at once', async () => {
    const directory = await open()
    const ids = await people(directory, 4)
    const group = await directory.groups.create(groupDocument('Changing'), given(ids.slice(0, 3)), options)
    await change(directory, group.id, { kind: 'replace', members: given(ids.slice(2)) })
    expect(await members(directory, group.id)).toEqual(ids.slice(2))
    const condition = {
      kind: 'compare',
      path: 'members.value',
      operator: 'eq',
      value: ids[2] ?? '',
      caseExact: true,
      type: 'string',
    } as const
    await change(directory, group.id, { kind: 'removeWhere', condition })
    expect(await members(directory, group.id)).toEqual(ids.slice(3))
    const empty = await change(directory, group.id, { kind: 'removeAll' })
    expect(empty.memberCount).toBe(0)
  })

  it('refuse somebody who is not there, and then change nothing', async () => {
    const directory = await open()
    const ids = await people(directory, 1)
    const group = await directory.groups.create(groupDocument('Strict'), [], options)
    const mixed = change(directory, group.id, { kind: 'add', members: given([...ids, 'nobody']) })
    await expect(mixed).rejects.toMatchObject({ name: 'UnknownMemberError', memberIds: ['nobody'] })
    expect(await members(directory, group.id)).toEqual([])
  })

  it('may contain each other, and people see the outer ones as indirect', async () => {
    const directory = await open()
    const [person = ''] = await people(directory, 1)
    const inner = await directory.groups.create(groupDocument('Inner'), given([person]), options)
    const outer = await directory.groups.create(groupDocument('Outer'), given([inner.id]), options)
    await change(directory, inner.id, { kind: 'add', members: given([outer.id]) })
    const groups = (await directory.users.get(person))?.groups.toSorted((a, b) => (a.type < b.type ? -1 : 1))
    expect(groups).toEqual([
      { id: inner.id, display: 'Inner', type: 'direct' },
      { id: outer.id, display: 'Outer', type: 'indirect' },
    ])
    await directory.groups.delete(outer.id, options)
    expect(await members(directory, inner.id)).toEqual([person])
    expect((await directory.groups.get(inner.id, { members: false }))?.memberCount).toBe(1)
  })

  it('leave a deleted person out everywhere', async () => {
    const directory = await open()
    const ids = await people(directory, 2)
    const group = await directory.groups.create(groupDocument('Leavers'), given(ids), options)
    await directory.users.delete(ids[0] ?? '', options)
    expect(await members(directory, group.id)).toEqual([ids[1]])
    expect((await directory.groups.get(group.id, { members: false }))?.memberCount).toBe(1)
  })

  it('take no groups as members where the SCIM server is set so', async () => {
    const { directory } = await testScimServer(database().database, { acceptNestedGroups: false })
    const inner = await directory.groups.create(groupDocument('Inner'), [], options)
    await directory.groups.create(groupDocument('Outer'), given([inner.id]), options).catch(() => null)
    const found = await directory.groups.find({
      filter: { kind: 'present', path: 'members' },
      sort: null,
      page: { kind: 'index', startIndex: 1, count: 10 },
      include: { groups: false, members: false },
    })
    expect(found.resources).toEqual([])
  })
})
