/** Deviations of clients in group calls, each named after the thread that reports it. */
import { beforeAll, expect, it } from 'vitest'
import type { JsonValue } from '../../base/json.ts'
import { describeScim } from '../testing/describe-scim.ts'
import { created, listed, memberIds, query } from '../testing/expectations.ts'
import { coreGroup, group, person } from '../testing/samples.ts'

let count = 0

describeScim('Quirks of groups', (scim) => {
  let a = ''
  let b = ''
  let c = ''
  beforeAll(async () => {
    a = await created(scim(), '/Users', person('a@nordwind.example'))
    b = await created(scim(), '/Users', person('b@nordwind.example'))
    c = await created(scim(), '/Users', person('c@nordwind.example'))
  })
  const ab = () => created(scim(), '/Groups', group(`Quirk ${count++}`, { members: [{ value: a }, { value: b }] }))
  const after = async (id: string, ...operations: JsonValue[]) => {
    const received = await scim().patch(`/Groups/${id}`, operations)
    expect(received.status, received.text).toBe(204)
    return memberIds(scim(), id)
  }

  it.each([
    ['a list', (id: string): JsonValue => [{ value: id }]],
    ['$ref null', (id: string): JsonValue => [{ $ref: null, value: id }]],
    ['a bare string', (id: string): JsonValue => id],
    ['one object', (id: string): JsonValue => ({ value: id })],
  ])('3 azure-docs#30826: Remove with %s drops only those', async (_what, value) => {
    expect(await after(await ab(), { op: 'Remove', path: 'members', value: value(a) })).toEqual([b])
  })

  it('9 scimmy#79: adding a member twice and removing an absent one is no fault', async () => {
    const id = await ab()
    expect(await after(id, { op: 'Add', path: 'members', value: [{ value: a }] })).toEqual([a, b].sort())
    expect(await after(id, { op: 'Remove', path: 'members', value: [{ value: c }] })).toEqual([a, b].sort())
  })

  it('10 snipe-it#19096: replace replaces', async () => {
    expect(await after(await ab(), { op: 'replace', path: 'members', value: [{ value: c }] })).toEqual([c])
  })

  it('11 better-auth acceptLegacyGroupSchema: the ADSCIM schema is taken and dropped', async () => {
    const received = await scim().post('/Groups', group('Legacy'))
    expect([received.status, received.body['schemas']]).toEqual([201, [coreGroup]])
  })

  it('14 scim2-server: name in an operation, displayName in a member', async () => {
    const id = await ab()
    await after(id, { name: 'addMember', op: 'add', path: 'members', value: [{ displayName: 'new User', value: c }] })
    const { text } = await scim().get(`/Groups/${id}`)
    expect(text).toContain('"display":"new User"')
  })

  it('14 Microsoft Postman: a plain string as value', async () => {
    expect(await after(await ab(), { op: 'add', path: 'members', value: c })).toEqual([a, b, c].sort())
  })

  it('17 ssoready#232: displayName eq, in any case', async () => {
    const id = await created(scim(), '/Groups', group('Finder'))
    expect(listed(await scim().get(`/Groups${query('displayName eq "FINDER"')}`)).map((found) => found['id'])).toEqual([
      id,
    ])
  })

  it('24 authentik#24173: members[value eq "…"] removes that one', async () => {
    expect(await after(await ab(), { op: 'remove', path: `members[value eq "${a}"]` })).toEqual([b])
    expect(await after(await ab(), { op: 'remove', path: `members[value eq "${a}" or value eq "${b}"]` })).toEqual([])
    expect(await after(await ab(), { op: 'remove', path: 'members[type eq "User"]' })).toEqual([])
  })

  it('29 logs table: members stay out of every answer that excludes them', async () => {
    const id = await ab()
    for (const path of [`/Groups/${id}`, '/Groups']) {
      expect((await scim().get(`${path}?excludedAttributes=members`)).text).not.toContain('"members"')
    }
  })

  it('30 BYOA-Provisioning-Samples#26: a group as member', async () => {
    const inner = await created(scim(), '/Groups', group('Nested inner'))
    const outer = await created(scim(), '/Groups', group('Nested outer'))
    expect(await after(outer, { op: 'Add', path: 'members', value: [{ value: inner }] })).toEqual([inner])
  })

  it('30 groups in a circle do not hang', async () => {
    const first = await created(scim(), '/Groups', group('Circle 1', { members: [{ value: a }] }))
    const second = await created(scim(), '/Groups', group('Circle 2', { members: [{ value: first }] }))
    await after(first, { op: 'Add', path: 'members', value: [{ value: second }] })
    const { body } = await scim().get(`/Users/${a}`)
    expect(JSON.stringify(body['groups'])).toContain(second)
  })
})
