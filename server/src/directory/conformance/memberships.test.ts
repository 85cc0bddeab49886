import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { Condition, ScimDirectory } from '../contract.ts'
import { addPeople } from './many-people.ts'
import { groupDocument, options, testScimServer } from './scim-server.ts'

const size = 12_000

const compare = (path: string, value: string): Condition => ({
  kind: 'compare',
  path,
  operator: 'eq',
  value,
  caseExact: path.endsWith('.value'),
  type: 'string',
})

/** Every page of a question, in order. */
async function pagesOf({ memberships }: ScimDirectory, filter: Condition | null, count: number) {
  const pages = [await memberships.find({ filter, cursor: null, count })]
  for (let next = pages[0]?.nextCursor; next; next = pages.at(-1)?.nextCursor)
    pages.push(await memberships.find({ filter, cursor: next, count }))
  return pages
}

describeDatabases('memberships of a large group', (database) => {
  it('come by cursor, each once, and a rare one is found though a page looks at a part only', async () => {
    const open = database().database
    const server = await testScimServer(open)
    const { directory } = server
    const ids = await addPeople(open, server, size)
    const group = await directory.groups.create(
      groupDocument('Everybody'),
      ids.map((value) => ({ value })),
      options,
    )

    const all = await pagesOf(directory, compare('group.value', group.id), 1000)
    const seen = all.flatMap((page) => page.memberships.map((one) => one.member.value))
    expect(seen.toSorted()).toEqual(ids.toSorted())
    expect(all.every((page) => page.totalResults === size)).toBe(true)

    const last = seen.at(-1) ?? ''
    const name = `person ${last.slice('person-'.length)}`
    const rare = await pagesOf(directory, compare('member.display', name), 10)
    expect(rare.flatMap((page) => page.memberships.map((one) => one.member.value))).toEqual([last])
    expect(rare.length).toBeGreaterThan(1)
    expect(rare.every((page) => page.totalResults === null)).toBe(true)
  })

  it('belong to one SCIM server: another sees, makes and ends none of them', async () => {
    const open = database().database
    const [ours, theirs] = [await testScimServer(open), await testScimServer(open)]
    const [person = ''] = await addPeople(open, ours, 1)
    const group = await ours.directory.groups.create(groupDocument('Ours'), [{ value: person }], options)
    const [membership] = (await pagesOf(ours.directory, null, 10)).flatMap((page) => page.memberships)
    if (!membership) throw new Error('The membership that was just made is there.')
    const foreign = theirs.directory.memberships
    expect(await foreign.get(membership.id)).toBeNull()
    for (const filter of [null, compare('group.value', group.id), compare('member.value', person)])
      expect(await pagesOf(theirs.directory, filter, 10)).toMatchObject([{ memberships: [], totalResults: 0 }])
    await expect(foreign.delete(membership.id, options)).rejects.toMatchObject({ name: 'NotFoundError' })
    await expect(foreign.create({ groupId: group.id, memberId: person }, options)).rejects.toMatchObject({
      name: 'UnknownMemberError',
    })
    expect(await ours.directory.memberships.get(membership.id)).toEqual(membership)
  })
})
