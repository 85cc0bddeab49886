import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError } from '../testing/expectations.ts'
import { person } from '../testing/samples.ts'

describeScim('PUT /Users/{id}', (scim) => {
  it('answers 400 without userName and changes nothing', async () => {
    const id = await created(scim(), '/Users', person('kept@nordwind.example'))
    const before = (await scim().get(`/Users/${id}`)).text
    expectError(await scim().put(`/Users/${id}`, { displayName: 'x' }), 400, 'invalidValue')
    expect((await scim().get(`/Users/${id}`)).text).toBe(before)
  })

  it('answers 404 to an unknown id', async () => {
    expectError(await scim().put('/Users/nobody', person('n@nordwind.example')), 404)
  })

  it('answers 409 to a userName that is taken', async () => {
    await created(scim(), '/Users', person('taken@nordwind.example'))
    const id = await created(scim(), '/Users', person('free@nordwind.example'))
    expectError(await scim().put(`/Users/${id}`, person('TAKEN@nordwind.example')), 409, 'uniqueness')
  })

  it('answers 412 to a version that is no longer the present one', async () => {
    const id = await created(scim(), '/Users', person('version@nordwind.example'))
    const etag = String((await scim().get(`/Users/${id}`)).headers['etag'])
    const change = person('version@nordwind.example', { title: 'New' })
    expect((await scim().send('PUT', `/Users/${id}`, change, { 'if-match': etag })).status).toBe(200)
    expectError(await scim().send('PUT', `/Users/${id}`, change, { 'if-match': etag }), 412)
    expect((await scim().send('PUT', `/Users/${id}`, change, { 'if-match': '*' })).status).toBe(200)
  })
})
