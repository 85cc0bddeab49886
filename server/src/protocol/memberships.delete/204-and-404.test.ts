import { beforeAll, expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { expectError, listed, memberIds, query } from '../testing/expectations.ts'
import { chooseMemberships, groupOf, membership } from '../testing/memberships.ts'

// draft-zollner-scim-group-members section 4.3
describeScim('DELETE /GroupMemberships/{id}', (scim) => {
  beforeAll(() => chooseMemberships(scim()))
  const only = async (groupId: string) =>
    String(listed(await scim().get(`/GroupMemberships${query(`group.value eq "${groupId}"`)}`))[0]?.['id'])

  it('ends the membership; group and person stay', async () => {
    const { id, people } = await groupOf(scim(), 'Sales', 1)
    const path = `/GroupMemberships/${await only(id)}`
    expect((await scim().delete(path)).status).toBe(204)
    expectError(await scim().get(path), 404)
    expectError(await scim().delete(path), 404)
    expect(await memberIds(scim(), id)).toEqual([])
    expect((await scim().get(`/Users/${people[0] ?? ''}`)).status).toBe(200)
  })

  it('does not end the membership of somebody who came back since', async () => {
    const { id, people } = await groupOf(scim(), 'Returning', 1)
    const before = await only(id)
    await scim().delete(`/GroupMemberships/${before}`)
    const again = await scim().post('/GroupMemberships', membership(id, people[0] ?? ''))
    expect(again.body['id']).not.toBe(before)
    expectError(await scim().delete(`/GroupMemberships/${before}`), 404)
    expect(await memberIds(scim(), id)).toEqual(people)
  })

  it.each(['nothing', 'a.b.c', '%F0%9F%92%A9', 'a.b.zzzzzzzzzzzzz'])('answers 404 for the id %s', async (id) =>
    expectError(await scim().delete(`/GroupMemberships/${id}`), 404),
  )

  it("answers 404 for another SCIM server's membership, and leaves it", async () => {
    const { id } = await groupOf(scim(), 'Ours', 1)
    const foreign = await only(id)
    const other = await scim().another()
    expectError(await other.delete(`/GroupMemberships/${foreign}`), 404)
    expect((await scim().get(`/GroupMemberships/${foreign}`)).status).toBe(200)
  })
})
