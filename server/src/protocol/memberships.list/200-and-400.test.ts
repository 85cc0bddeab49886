import { beforeAll, expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError, listed, object, query } from '../testing/expectations.ts'
import { chooseMemberships, groupOf } from '../testing/memberships.ts'
import { group } from '../testing/samples.ts'

// draft-zollner-scim-group-members section 4.2; pages as RFC 9865
describeScim('GET /GroupMemberships', (scim) => {
  let sales = { id: '', people: [''] }
  let buyers = { id: '', people: [''] }
  beforeAll(async () => {
    await chooseMemberships(scim())
    sales = await groupOf(scim(), 'Sales', 7)
    buyers = await groupOf(scim(), 'Buyers', 3)
    await created(scim(), '/Groups', group('All', { members: [{ value: sales.id }, { value: sales.people[0] ?? '' }] }))
  })
  const members = async (filter: string) =>
    listed(await scim().get(`/GroupMemberships${query(filter)}`)).map((one) => String(object(one['member'])['value']))

  it('pages through a group by cursor: everybody once, and the total with each page', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const filter = encodeURIComponent(`group.value eq "${sales.id}"`)
      const received = await scim().get(`/GroupMemberships?filter=${filter}&count=3&cursor=${cursor}`)
      expect(received.body['totalResults']).toBe(7)
      expect(received.body).not.toHaveProperty('startIndex')
      seen.push(...listed(received).map((one) => String(object(one['member'])['value'])))
      cursor = String(received.body['nextCursor'] ?? '')
    } while (cursor !== '')
    expect(seen.toSorted()).toEqual(sales.people.toSorted())
    expect(new Set(seen).size).toBe(7)
  })

  it('goes on by cursor even when the first page did not ask for one', async () => {
    const received = await scim().get('/GroupMemberships?count=1')
    expect(received.body['totalResults']).toBe(12)
    expect(String(received.body['nextCursor'])).toMatch(/^[\w-]+$/u)
  })

  it.each<[string, () => string, () => readonly string[]]>([
    ['one group', () => `group.value eq "${buyers.id}"`, () => buyers.people],
    [
      'one person',
      () => `member.value eq "${sales.people[0] ?? ''}"`,
      () => [sales.people[0] ?? '', sales.people[0] ?? ''],
    ],
    [
      'both',
      () => `member.value eq "${buyers.people[1] ?? ''}" and group.value eq "${buyers.id}"`,
      () => [buyers.people[1] ?? ''],
    ],
    ['groups in groups', () => 'member.type eq "group"', () => [sales.id]],
    [
      'a name, in any case',
      () => `group.value eq "${sales.id}" and member.display ew "SALES.2@nordwind.example"`,
      () => [sales.people[2] ?? ''],
    ],
    ['the name of the group', () => 'group.display eq "buyers"', () => buyers.people],
    [
      'either of two groups',
      () => `group.value eq "${buyers.id}" or group.display eq "ALL" and member.type ne "User"`,
      () => [...buyers.people, sales.id],
    ],
    ['a time', () => `meta.created gt "2020-01-01T00:00:00Z" and group.value eq "${buyers.id}"`, () => buyers.people],
    ['a time to come', () => 'meta.created gt "2999-01-01T00:00:00Z"', () => []],
    ['an id that nobody has', () => 'group.value eq "nobody"', () => []],
  ])('finds memberships by %s', async (_, filter, expected) => {
    expect((await members(filter())).toSorted()).toEqual([...expected()].toSorted())
  })

  it('leaves the total out where it would have to count one by one (RFC 9865 section 2)', async () => {
    const { body } = await scim().get(`/GroupMemberships${query('member.display sw "Display"')}`)
    expect(body).not.toHaveProperty('totalResults')
  })

  it('answers a search by POST alike', async () => {
    const body = { filter: `group.value eq "${buyers.id}"`, count: 2 }
    const received = await scim().post('/GroupMemberships/.search', body)
    expect(listed(received)).toHaveLength(2)
    expect(received.body['totalResults']).toBe(3)
  })

  it.each([
    ['?sortBy=member.display', 'invalidValue', 'sortBy'],
    ['?startIndex=2', 'invalidValue', 'startIndex'],
    ['?cursor=nonsense', 'invalidCursor', 'cursor'],
    [query('id eq "x"'), 'invalidFilter', 'group.value'],
    [query('member.value eq'), 'invalidFilter', ''],
    [query('userName eq "x"'), 'invalidFilter', 'userName'],
  ])('answers 400 for %s', async (asked, scimType, word) => {
    const received = await scim().get(`/GroupMemberships${asked}`)
    expectError(received, 400, scimType)
    expect(String(received.body['detail']).toLowerCase()).toContain(word.toLowerCase())
  })

  it("does not take another question's cursor", async () => {
    const { body } = await scim().get('/GroupMemberships?count=1')
    const filter = encodeURIComponent(`group.value eq "${sales.id}"`)
    const received = await scim().get(`/GroupMemberships?filter=${filter}&cursor=${String(body['nextCursor'])}`)
    expectError(received, 400, 'invalidCursor')
  })
})
