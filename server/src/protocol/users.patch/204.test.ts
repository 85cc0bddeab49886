import { beforeAll, expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created } from '../testing/expectations.ts'
import { group, person } from '../testing/samples.ts'

describeScim('PATCH answers 204', (scim) => {
  beforeAll(async () => {
    const [server] = await scim().account.scimServers()
    const actor = { operatorId: 'tests', name: 'Tests' }
    await scim().account.writes.changeScimServer(server?.id ?? '', { settings: { patchAnswer: 204 } }, actor)
  })

  it('when the owner chose so, as Microsoft Postman expects, and 200 to a client that names attributes', async () => {
    const id = await created(scim(), '/Users', person('quiet@nordwind.example'))
    const operations = [{ op: 'Replace', path: 'active', value: false }]
    const received = await scim().patch(`/Users/${id}`, operations)
    expect(received).toMatchObject({ status: 204, text: '' })
    expect((await scim().get(`/Users/${id}`)).body).toMatchObject({ active: false })
    const asked = await scim().send('PATCH', `/Users/${id}?attributes=active`, { Operations: operations })
    expect([asked.status, asked.body['active']]).toEqual([200, false])
    const groupId = await created(scim(), '/Groups', group('Quiet'))
    const renamed = await scim().patch(`/Groups/${groupId}`, [{ op: 'Replace', path: 'displayName', value: 'Quieter' }])
    expect(renamed).toMatchObject({ status: 204, text: '' })
  })
})
