import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError, memberIds } from '../testing/expectations.ts'
import { group, person } from '../testing/samples.ts'

describeScim('PUT /Groups/{id}', (scim) => {
  it('answers 200 with the group and its new members', async () => {
    const a = await created(scim(), '/Users', person('a@nordwind.example'))
    const b = await created(scim(), '/Users', person('b@nordwind.example'))
    const id = await created(scim(), '/Groups', group('Put', { members: [{ value: a }] }))
    const received = await scim().put(`/Groups/${id}`, { displayName: 'Put again', members: [{ value: b }] })
    expect(received.status, received.text).toBe(200)
    expect(received.body).toMatchObject({ id, displayName: 'Put again', members: [{ value: b }] })
    expect(await memberIds(scim(), id)).toEqual([b])
  })

  it('answers 404 to an unknown id and 400 without displayName', async () => {
    expectError(await scim().put('/Groups/nobody', group('Nobody')), 404)
    const id = await created(scim(), '/Groups', group('Named'))
    expectError(await scim().put(`/Groups/${id}`, { members: [] }), 400, 'invalidValue')
  })
})
