import { expect, it } from 'vitest'
import { createClient } from '../testing/client.ts'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError } from '../testing/expectations.ts'
import { person } from '../testing/samples.ts'

describeScim('Authentication', (scim) => {
  it('answers 401 alike, for every reason and on every path', async () => {
    const { tenantUrl, secretToken } = scim()
    const other = await scim().another()
    const unknownServer = tenantUrl.replace(/[^/]+$/u, '00000000-0000-4000-8000-000000000000')
    const attempts = [
      createClient(tenantUrl, '').get('/Users'),
      createClient(tenantUrl, 'wrong').get('/Users'),
      createClient(tenantUrl, other.secretToken).get('/Users'),
      createClient(unknownServer, secretToken).get('/Users'),
      createClient(tenantUrl, `${secretToken}x`).get('/Nowhere/at/all'),
      createClient(tenantUrl, 'x'.repeat(8000)).get('/Users'),
      createClient(tenantUrl, 'wrong').post('/Users', person('never@nordwind.example')),
      createClient(tenantUrl, 'wrong').send('PUT', '/Schemas', '{'),
      createClient(tenantUrl, 'wrong').get('/%55sers'),
      createClient(tenantUrl, 'wrong').get('/Users/a%2Fb%2e%2e'),
      createClient(tenantUrl, 'wrong').get('//Users/'),
      scim().get('/Users', { authorization: undefined }),
      scim().get('/Users', { authorization: `Basic ${secretToken}` }),
    ]
    const answers = await Promise.all(attempts)
    for (const answer of answers) {
      expectError(answer, 401)
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="scim"')
    }
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect((await scim().get('/Users')).body).toMatchObject({ totalResults: 0 })
  })

  it('takes the scheme in any case', async () => {
    for (const scheme of ['bearer', 'BEARER', 'Bearer ']) {
      expect((await scim().get('/Users', { authorization: `${scheme} ${scim().secretToken}` })).status).toBe(200)
    }
  })

  it('opens one account only', async () => {
    const other = await scim().another()
    const id = await created(scim(), '/Users', person('mine@nordwind.example'))
    for (const method of ['GET', 'DELETE']) expectError(await other.send(method, `/Users/${id}`), 404)
    expectError(await other.patch(`/Users/${id}`, [{ op: 'replace', path: 'title', value: 'x' }]), 404)
    expect((await scim().get(`/Users/${id}`)).body).toMatchObject({ title: 'Buyer' })
  })
})
