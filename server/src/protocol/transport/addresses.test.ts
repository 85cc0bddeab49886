import { expect, it } from 'vitest'
import { createClient } from '../testing/client.ts'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError, listed } from '../testing/expectations.ts'
import { group, person } from '../testing/samples.ts'

describeScim('Addresses', (scim) => {
  it.each(['//Users', '/Users/', '/?aadOptscim062020', '/Users?aadOptscim062020', '/Users/?aadOptscim062020=&x=1'])(
    'answers %s',
    async (path) => {
      expect((await scim().get(path)).status).toBe(200)
    },
  )

  it.each([
    'filter=displayName+eq+%22EDU+All+personal%22',
    'filter=displayName%20eq%20%22EDU%20All%20personal%22',
    'filter=displayName+eq+"EDU+All+personal"',
    'excludedAttributes=members&filter=DisplayName+EQ+%22edu+all+personal%22',
  ])('reads ?%s', async (parameters) => {
    const name = 'EDU All personal'
    const found = listed(await scim().get(`/Groups?${parameters}`))
    if (found.length === 0) await created(scim(), '/Groups', group(name))
    expect(listed(await scim().get(`/Groups?${parameters}`))).toMatchObject([{ displayName: name }])
  })

  it('needs no User-Agent, and takes every Accept and every media type that can be JSON', async () => {
    expect((await scim().get('/Users', { accept: 'text/html', 'user-agent': undefined })).status).toBe(200)
    for (const [index, type] of [
      'application/json',
      'application/scim+json;charset=UTF-8',
      'text/plain',
      undefined,
    ].entries()) {
      const body = JSON.stringify(person(`type${index}@nordwind.example`))
      const received = await scim().send('POST', '/Users', body, {
        'content-type': type,
        'content-length': Buffer.byteLength(body),
      })
      expect(received.status, received.text).toBe(201)
    }
    expectError(await scim().send('POST', '/Users', '<a/>', { 'content-type': 'application/xml' }), 415)
  })

  it('answers 405 with Allow to a method that is not there', async () => {
    const users = await scim().send('DELETE', '/Users')
    expectError(users, 405)
    expect(users.headers['allow']).toBe('GET, POST')
    const user = await scim().send('POST', '/Users/1', {})
    expect([user.status, user.headers['allow']]).toEqual([405, 'GET, PUT, PATCH, DELETE'])
  })

  it('answers 404 to unknown paths, and tells a lost client what a Tenant URL looks like', async () => {
    expectError(await scim().get('/Robots'), 404)
    const origin = scim().tenantUrl.replace(/\/scim\/.*$/u, '')
    for (const path of ['/Users', '/scim/Users', '/scim/v2', '/Groups?filter=x']) {
      const received = await createClient(origin, scim().secretToken).get(path)
      expectError(received, 404)
      expect(String(received.body['detail'])).toContain('/scim/v2/<id>')
    }
  })

  it('answers 413 to a body that is too large', async () => {
    const large = JSON.stringify(person('large@nordwind.example', { title: 'x'.repeat(1024 * 1024) }))
    expectError(await scim().post('/Users', large), 413)
    expect((await scim().post('/Groups', group('Large', { note: 'x'.repeat(2 * 1024 * 1024) }))).status).toBe(201)
  })
})
