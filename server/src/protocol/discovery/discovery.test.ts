import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { expectError, listed } from '../testing/expectations.ts'
import { core, coreGroup, enterprise } from '../testing/samples.ts'

describeScim('Discovery', (scim) => {
  it('lists the schemas in camel case and without null', async () => {
    const received = await scim().get('/Schemas')
    expect(listed(received).map(({ id }) => id)).toEqual([core, enterprise, coreGroup])
    expect(received.text).toContain('User Account')
    expect(received.text).not.toContain('null')
    const one = await scim().get(`/Schemas/${core}`)
    expect(one.body).toMatchObject({ id: core, name: 'User', meta: { resourceType: 'Schema' } })
    const config = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'
    expect((await scim().get(`/Schemas/${config}`)).body).toMatchObject({ id: config })
    expectError(await scim().get('/Schemas/urn:no:such'), 404)
  })

  it('lists the resource types', async () => {
    const [user, groups] = listed(await scim().get('/ResourceTypes'))
    const schemaExtensions = [{ schema: enterprise, required: false }]
    expect(user).toMatchObject({ id: 'User', endpoint: '/Users', schema: core, schemaExtensions })
    expect(groups).toMatchObject({ id: 'Group', endpoint: '/Groups', schema: coreGroup })
    expect((await scim().get('/ResourceTypes/Group')).body).toMatchObject({ name: 'Group' })
    expectError(await scim().get('/ResourceTypes/Robot'), 404)
  })

  it('tells what is offered', async () => {
    const { body } = await scim().get('/ServiceProviderConfig?unknown')
    const supported = { supported: true }
    expect(body).toMatchObject({
      patch: supported,
      bulk: supported,
      filter: supported,
      sort: supported,
      etag: supported,
    })
    expect(body).toMatchObject({ changePassword: { supported: false }, pagination: { cursor: true, index: true } })
  })

  it('refuses a filter and every change', async () => {
    for (const path of ['/Schemas', '/ResourceTypes', '/ServiceProviderConfig']) {
      expectError(await scim().get(`${path}?filter=id+pr`), 403)
      const received = await scim().post(path, {})
      expectError(received, 405)
      expect(received.headers['allow']).toBe('GET')
    }
  })

  it('answers 501 to /Me', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) expectError(await scim().send(method, '/Me'), 501)
  })
})
