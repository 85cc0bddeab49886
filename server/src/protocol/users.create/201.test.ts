import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, object } from '../testing/expectations.ts'
import { core, enterprise, person } from '../testing/samples.ts'

describeScim('POST /Users answers 201', (scim) => {
  it('with the whole resource, its address and its version', async () => {
    const sent = person('ase@nordwind.example')
    const received = await scim().post('/Users', sent)
    expect(received.status).toBe(201)
    const id = String(received.body['id'])
    expect(received.headers['location']).toBe(`${scim().tenantUrl}/Users/${id}`)
    expect(received.headers['content-type']).toBe('application/scim+json; charset=utf-8')
    const meta = object(received.body['meta'])
    expect(meta).toMatchObject({ resourceType: 'User', location: `${scim().tenantUrl}/Users/${id}` })
    expect(meta['version']).toBe(received.headers['etag'])
    const { meta: _meta, roles: _roles, ...kept } = sent
    expect(received.body).toMatchObject(kept)
    expect((await scim().get(`/Users/${id}`)).body).toEqual(received.body)
  })

  it('keeps what no schema knows, and lists its URN', async () => {
    const custom = 'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User'
    const received = await scim().post(
      '/Users',
      person('custom@nordwind.example', {
        timezone: 'https://nordwind.example/people/custom',
        [custom]: { bioUrl: 'https://nordwind.example/bio', badge: '7' },
      }),
    )
    expect(received.body).toMatchObject({
      timezone: 'https://nordwind.example/people/custom',
      [custom]: { bioUrl: 'https://nordwind.example/bio', badge: '7' },
    })
    expect(received.body['schemas']).toEqual([core, enterprise, custom])
  })

  it('never returns or keeps a password', async () => {
    const received = await scim().post('/Users', person('secret@nordwind.example', { password: 'hunter2-canary' }))
    expect(received.text).not.toContain('hunter2-canary')
    expect((await scim().get(`/Users/${String(received.body['id'])}`)).text).not.toContain('hunter2-canary')
  })

  it('does not take the id of the client', async () => {
    const received = await scim().post('/Users', person('own-id@nordwind.example', { id: 'mine' }))
    expect(received.body['id']).not.toBe('mine')
  })

  it('keeps values of every script byte for byte', async () => {
    const name = { givenName: '‏محمد', familyName: 'Łukasiewicz-Ünal', formatted: '山田 太郎 👩‍💼 İı ß é' }
    const id = await created(
      scim(),
      '/Users',
      person('scripts@nordwind.example', { name, displayName: 'O\'Neil & "Sons" #1' }),
    )
    expect((await scim().get(`/Users/${id}`)).body).toMatchObject({ name, displayName: 'O\'Neil & "Sons" #1' })
  })
})
