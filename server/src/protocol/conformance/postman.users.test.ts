/** Microsoft's Postman collection "SCIM Tests" (AzureAD/SCIMReferenceCode): what it sends for users, and what it asserts. */
import { expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError, listed } from '../testing/expectations.ts'
import { core, enterprise } from '../testing/samples.ts'

const employee = (userName: string, familyName: string, domain: string): JsonObject => ({
  schemas: [enterprise, core],
  externalId: userName,
  userName,
  active: 'True',
  displayName: 'BobIsAmazing',
  emails: [
    { Primary: true, type: 'work', value: `${userName}@${domain}` },
    { Primary: false, type: 'home', value: `${userName}@home.example` },
  ],
  meta: { resourceType: 'User' },
  name: { formatted: `${userName} ${familyName}`, familyName, givenName: userName },
  roles: [],
  addresses: [{ type: 'work', formatted: null, streetAddress: null, locality: 'Dublin', primary: true }],
  [enterprise]: { Department: 'bob', employeeNumber: '1' },
})

describeScim('Postman "SCIM Tests", users', (scim) => {
  it('answers every endpoint with what the collection asserts', async () => {
    expect((await scim().get('/Users')).status).toBe(200)
    expect((await scim().get('/Groups')).status).toBe(200)
    expect(listed(await scim().get('/ResourceTypes'))[0]).toMatchObject({ endpoint: '/Users' })
    expect((await scim().get('/serviceConfiguration')).body).toMatchObject({ patch: { supported: true } })
    expect((await scim().get('/Schemas')).text).toContain('User Account')
  })

  it('creates, reads, lists, changes, replaces and deletes', async () => {
    const first = await created(scim(), '/Users', employee('UserName123', 'Leenay', 'bob.example'))
    const second = await created(scim(), '/Users', employee('UserName222', 'bobber', 'bob2.example'))
    const ids = async (path: string) => listed(await scim().get(path)).map((user) => user['id'])
    expect(await ids('/Users?attributes=userName,emails')).toContain(first)
    expect(await ids('/Users/?filter=DisplayName+eq+%22BobIsAmazing%22')).toContain(second)
    await scim().patch(`/Users/${first}`, [{ op: 'replace', path: 'userName', value: 'ryan3' }])
    expect((await scim().get(`/Users/${first}`)).body).toMatchObject({ userName: 'ryan3' })
    const put = await scim().put(`/Users/${second}`, employee('Replaced2', 'newname', 'bob2.example'))
    expect(put.body).toMatchObject({ name: { formatted: 'Replaced2 newname' }, userName: 'Replaced2' })
    const complex = await scim().get(`/Users?attributes=${encodeURIComponent('emails[type eq "work"]')}`)
    expect(complex.text).toContain('Replaced2@bob2.example')
    for (const id of [first, second]) expect((await scim().delete(`/Users/${id}`)).status).toBe(204)
  })
})

describeScim('Postman "SCIM Tests", users with garbage', (scim) => {
  it('keeps what is right and refuses what is wrong', async () => {
    const omalley = await scim().post('/Users', employee('OMalley', 'Malley', 'omalley.example'))
    expect(omalley.body).toMatchObject({ active: true, addresses: [{ type: 'work', locality: 'Dublin' }] })
    const path = `/Users/${String(omalley.body['id'])}`
    for (const [index, domain] of ['example.com', 'example.org', 'example.com', 'example.org'].entries()) {
      await created(scim(), '/Users', employee(`emp${index}`, 'Employee', domain))
    }
    expectError(await scim().post('/Users', { schemas: [core], displayName: 'no userName' }), 400, 'invalidValue')
    expectError(await scim().post('/Users', '{ "userName": "broken", '), 400, 'invalidSyntax')
    expectError(await scim().post('/Users', employee('OMalley', 'y', 'z.example')), 409, 'uniqueness')
    expectError(await scim().put(path, { schemas: [core], active: true }), 400, 'invalidValue')
    const misspelt = { ...employee('OMalley', 'Malley', 'omalley.example'), adreses: [{ x: 1 }] }
    expect((await scim().put(path, misspelt)).status).toBe(200)
    expect((await scim().patch(path, [{ op: 'Replace', path: 'userName', value: 'OMalley2' }])).status).toBe(200)
    expect((await scim().patch(path, [{ op: 'Replace', path: 'active', value: false }])).status).toBe(200)
    expect((await scim().get(path)).body).toMatchObject({ userName: 'OMalley2', active: false })
    expect((await scim().get('/Users?startIndex=1&count=2')).body).toMatchObject({ totalResults: 5, itemsPerPage: 2 })
    expect((await scim().get('/Users?attributes=userName,emails')).body).toMatchObject({ totalResults: 5 })
  })

  it.each([
    ['name.FamilyName eq Employee and (emails.Value co example.com or emails.Value co example.org)', 4],
    ['userName sw O', 1],
    ['meta.Created gt 2015-10-10T14:38:21.8617979-07:00', 5],
    [
      'active eq true and meta.lastModified ge "2020-01-01T00:00:00Z" and meta.lastModified le "2999-01-01T00:00:00Z"',
      4,
    ],
  ])('reads the filter %s', async (filter, totalResults) => {
    expect((await scim().get(`/Users?filter=${encodeURIComponent(filter)}`)).body).toMatchObject({ totalResults })
  })
})
