import { beforeAll, expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError, memberIds } from '../testing/expectations.ts'
import { chooseMemberships, groupOf, membership, membershipSchema } from '../testing/memberships.ts'
import { group, person } from '../testing/samples.ts'

// draft-zollner-scim-group-members section 4.1
describeScim('POST /GroupMemberships', (scim) => {
  beforeAll(() => chooseMemberships(scim()))

  it('adds one member and answers 201 with the membership and its address', async () => {
    const { id } = await groupOf(scim(), 'Sales', 1)
    const personId = await created(scim(), '/Users', person('new@nordwind.example'))
    const received = await scim().post('/GroupMemberships', membership(id, personId))
    expect(received.status, received.text).toBe(201)
    const location = `${scim().tenantUrl}/GroupMemberships/${String(received.body['id'])}`
    expect(received.headers['location']).toBe(location)
    expect(received.body).toMatchObject({
      schemas: [membershipSchema],
      group: { value: id, $ref: `${scim().tenantUrl}/Groups/${id}`, display: 'Sales' },
      member: {
        value: personId,
        $ref: `${scim().tenantUrl}/Users/${personId}`,
        type: 'User',
        display: 'Display of new@nordwind.example',
      },
      meta: { resourceType: 'GroupMembership', location },
    })
    expect(await memberIds(scim(), id)).toContain(personId)
    expect((await scim().get(location.slice(scim().tenantUrl.length))).body).toEqual(received.body)
    const user = await scim().get(`/Users/${personId}`)
    expect(user.body['groups']).toMatchObject([{ value: id, display: 'Sales' }])
  })

  it('answers 409 when the group has that member already', async () => {
    const { id, people } = await groupOf(scim(), 'Twice', 1)
    expectError(await scim().post('/GroupMemberships', membership(id, people[0] ?? '')), 409, 'uniqueness')
  })

  it.each([
    ['no group', { member: { value: 'x' } }, 'group'],
    ['no member', { group: { value: 'x' } }, 'member'],
    ['a group that is not there', { group: { value: 'nobody' }, member: { value: 'nobody' } }, 'group.value'],
    ['an id that is no text', { group: { value: 5 }, member: { value: 'x' } }, 'group.value'],
  ])('answers 400 and names the attribute for %s', async (_, body, attribute) => {
    const received = await scim().post('/GroupMemberships', { schemas: [membershipSchema], ...body })
    expectError(received, 400, 'invalidValue')
    expect(received.body['detail']).toContain(attribute)
  })

  it('answers 400 for a member that is not there, and for a group in itself', async () => {
    const id = await created(scim(), '/Groups', group('Lonely'))
    const missing = await scim().post('/GroupMemberships', membership(id, 'nobody'))
    expectError(missing, 400, 'invalidValue')
    expect(missing.body['detail']).toContain('member.value')
    expectError(await scim().post('/GroupMemberships', membership(id, id)), 400, 'invalidValue')
  })

  it('takes neither group nor member of another SCIM server', async () => {
    const other = await scim().another()
    const [foreignGroup, foreignPerson] = [
      await created(other, '/Groups', group('Foreign')),
      await created(other, '/Users', person('foreign@nordwind.example')),
    ]
    const { id, people } = await groupOf(scim(), 'Own', 1)
    expectError(await scim().post('/GroupMemberships', membership(foreignGroup, people[0] ?? '')), 400, 'invalidValue')
    expectError(await scim().post('/GroupMemberships', membership(id, foreignPerson)), 400, 'invalidValue')
    expect(await memberIds(other, foreignGroup)).toEqual([])
  })

  it('loses none and doubles none of 32 that are added at once', async () => {
    const id = await created(scim(), '/Groups', group('Crowd'))
    const { people } = await groupOf(scim(), 'Source', 32)
    const received = await Promise.all(people.map((one) => scim().post('/GroupMemberships', membership(id, one))))
    expect(new Set(received.map(({ status }) => status))).toEqual(new Set([201]))
    expect(await memberIds(scim(), id)).toEqual(people.toSorted())
  })

  it('can be one of several operations of a bulk request', async () => {
    const { id, people } = await groupOf(scim(), 'Bulk', 1)
    const newcomer = await created(scim(), '/Users', person('bulk-new@nordwind.example'))
    const [first] = await membershipsOf(id)
    const received = await scim().post('/Bulk', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [
        { method: 'POST', path: '/GroupMemberships', bulkId: 'a', data: membership(id, newcomer) },
        { method: 'DELETE', path: `/GroupMemberships/${first ?? ''}` },
      ],
    })
    expect(received.body['Operations']).toMatchObject([{ status: '201' }, { status: '204' }])
    expect(await memberIds(scim(), id)).toEqual([newcomer])
    expect(people).toHaveLength(1)
  })

  const membershipsOf = async (groupId: string): Promise<string[]> => {
    const filter = encodeURIComponent(`group.value eq "${groupId}"`)
    const { body } = await scim().get(`/GroupMemberships?filter=${filter}`)
    const resources = body['Resources']
    return Array.isArray(resources) ? resources.map((one) => String((one as { id?: string }).id)) : []
  }
})
