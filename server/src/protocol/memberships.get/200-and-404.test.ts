import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { expectError, listed } from '../testing/expectations.ts'
import { chooseMemberships, groupOf, membership, membershipSchema } from '../testing/memberships.ts'

// draft-zollner-scim-group-members section 5.1: declared where it is offered, and only there.
describeScim('/GroupMemberships of a SCIM server', (scim) => {
  it('is not there, and not declared, until it is chosen', async () => {
    await chooseMemberships(scim(), false)
    const { id, people } = await groupOf(scim(), 'Before', 1)
    for (const path of ['/GroupMemberships', '/GroupMemberships/a.b.c', '/ResourceTypes/GroupMembership'])
      expectError(await scim().get(path), 404)
    expectError(await scim().get(`/Schemas/${membershipSchema}`), 404)
    expectError(await scim().post('/GroupMemberships', membership(id, people[0] ?? '')), 404)
    expect(listed(await scim().get('/ResourceTypes')).map((type) => type['name'])).toEqual(['User', 'Group'])
  })

  it('is declared with its schema once it is chosen', async () => {
    await chooseMemberships(scim())
    expect(listed(await scim().get('/ResourceTypes')).map((type) => type['name'])).toEqual([
      'User',
      'Group',
      'GroupMembership',
    ])
    const { body } = await scim().get(`/Schemas/${membershipSchema}`)
    expect(body['attributes']).toMatchObject([
      { name: 'group', required: true, mutability: 'immutable' },
      { name: 'member', required: true, mutability: 'immutable' },
    ])
  })

  it('gives as much of a membership as was asked for', async () => {
    await chooseMemberships(scim())
    const { people } = await groupOf(scim(), 'Part', 1)
    const filter = encodeURIComponent(`member.value eq "${people[0] ?? ''}"`)
    const [one] = listed(await scim().get(`/GroupMemberships?filter=${filter}&attributes=member.value`))
    expect(one).toEqual({ schemas: [membershipSchema], id: one?.['id'], member: { value: people[0] } })
    const got = await scim().get(`/GroupMemberships/${String(one?.['id'])}?excludedAttributes=group,meta`)
    expect(got.body).not.toHaveProperty('group')
    expect(got.body).toHaveProperty('member')
  })

  it.each(['PUT', 'PATCH'])('takes no %s, because a membership only begins and ends', async (method) => {
    await chooseMemberships(scim())
    const received = await scim().send(method, '/GroupMemberships/a.b.c', {})
    expectError(received, 405)
    expect(received.headers['allow']).toBe('GET, DELETE')
  })
})
