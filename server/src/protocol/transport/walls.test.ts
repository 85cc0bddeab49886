import { expect, it } from 'vitest'
import { createClient } from '../testing/client.ts'
import { describeScim } from '../testing/describe-scim.ts'
import { created } from '../testing/expectations.ts'
import { person } from '../testing/samples.ts'

const odd = ['%2F', '%2e%2e/', '..%5c', '%00', ';x=y', '//', '%252F', '%E0%A4%A', '?/../', '#']

describeScim('Walls', (scim) => {
  it('let nobody in without a token, however the address is written', async () => {
    const { tenantUrl } = scim()
    await created(scim(), '/Users', person('inside@nordwind.example'))
    const origin = tenantUrl.replace(/\/scim\/.*$/u, '')
    const path = tenantUrl.slice(origin.length)
    const addresses = odd.flatMap((part) => [
      `${path}/${part}Users`,
      `${path}/Users${part}`,
      `/${part}${path}/Users`,
      path.replace('/v2/', `/v2/${part}`),
    ])
    for (const address of addresses) {
      for (const method of ['GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']) {
        const received = await createClient(origin, 'wrong').send(method, address)
        expect([400, 401, 404, 405], `${method} ${address}`).toContain(received.status)
        expect(received.text).not.toContain('inside@')
      }
    }
  })

  it('stand between SCIM and the admin API', async () => {
    const { tenantUrl, secretToken } = scim()
    const origin = tenantUrl.replace(/\/scim\/.*$/u, '')
    for (const path of ['/api/session', '/api/accounts/x/overview', '/api/settings/oidc']) {
      expect((await createClient(origin, secretToken).get(path)).status).toBe(401)
    }
  })

  it('hold the id of the address against that of the body', async () => {
    const mine = await created(scim(), '/Users', person('mine@nordwind.example'))
    const other = await created(scim(), '/Users', person('other@nordwind.example'))
    const changed = await scim().put(`/Users/${mine}`, person('mine@nordwind.example', { id: other, title: 'New' }))
    expect(changed.body).toMatchObject({ id: mine, title: 'New' })
    expect((await scim().get(`/Users/${other}`)).body).toMatchObject({ title: 'Buyer' })
  })
})
