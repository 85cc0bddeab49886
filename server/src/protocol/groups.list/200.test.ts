import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, listed, query } from '../testing/expectations.ts'
import { group, person } from '../testing/samples.ts'

describeScim('GET /Groups answers 200', (scim) => {
  it('to every way of asking for a member', async () => {
    const user = await created(scim(), '/Users', person('asked@nordwind.example'))
    const other = await created(scim(), '/Users', person('other@nordwind.example'))
    const id = await created(scim(), '/Groups', group('Asked', { members: [{ value: user }] }))
    const filters = [
      `id eq "${id}" and members eq "${user}"`,
      `members.value eq "${user}"`,
      `members[value eq "${user}"]`,
    ]
    for (const filter of filters) {
      const resources = listed(await scim().get(`/Groups${query(filter)}&attributes=id`))
      expect(
        resources.map((resource) => resource['id']),
        filter,
      ).toEqual([id])
    }
    expect(listed(await scim().get(`/Groups${query(`id eq "${id}" and members eq "${other}"`)}`))).toEqual([])
  })

  it('with members only when they are not excluded', async () => {
    const user = await created(scim(), '/Users', person('shown@nordwind.example'))
    await created(scim(), '/Groups', group('Shown', { members: [{ value: user }] }))
    const [withMembers] = listed(await scim().get(`/Groups${query('displayName eq "shown"')}`))
    expect(withMembers).toHaveProperty('members')
    const [without] = listed(await scim().get(`/Groups${query('displayName eq "SHOWN"')}&excludedAttributes=members`))
    expect(without).toMatchObject({ displayName: 'Shown' })
    expect(without).not.toHaveProperty('members')
  })

  it('to a filter on Users by group', async () => {
    const user = await created(scim(), '/Users', person('by-group@nordwind.example'))
    const id = await created(scim(), '/Groups', group('By group', { members: [{ value: user }] }))
    const resources = listed(await scim().get(`/Users${query(`groups.value eq "${id}"`)}`))
    expect(resources.map((resource) => resource['id'])).toEqual([user])
  })
})
