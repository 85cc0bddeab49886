import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError, listed, memberIds, query } from '../testing/expectations.ts'
import { group, person } from '../testing/samples.ts'

describeScim('DELETE /Users/{id}', (scim) => {
  it('answers 204, then 404, and the person is gone from lists and groups', async () => {
    const id = await created(scim(), '/Users', person('delete@nordwind.example'))
    const groupId = await created(scim(), '/Groups', group('Losing', { members: [{ value: id }] }))
    expect(await scim().delete(`/Users/${id}`)).toMatchObject({ status: 204, text: '' })
    expectError(await scim().delete(`/Users/${id}`), 404)
    expectError(await scim().get(`/Users/${id}`), 404)
    expect(listed(await scim().get(`/Users${query('userName eq "delete@nordwind.example"')}`))).toEqual([])
    expect(await memberIds(scim(), groupId)).toEqual([])
  })

  it('lets the same person be created again, with another id', async () => {
    const first = await created(scim(), '/Users', person('again@nordwind.example'))
    await scim().delete(`/Users/${first}`)
    expect(await created(scim(), '/Users', person('again@nordwind.example'))).not.toBe(first)
  })

  it('answers 412 to If-Match of another version and deletes nobody', async () => {
    const id = await created(scim(), '/Users', person('safe@nordwind.example'))
    expectError(await scim().send('DELETE', `/Users/${id}`, undefined, { 'if-match': 'W/"999"' }), 412)
    expect((await scim().get(`/Users/${id}`)).status).toBe(200)
  })
})
