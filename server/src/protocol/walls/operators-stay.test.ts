import { expect, it } from 'vitest'
import { contentsOf } from '../../storage/conformance/contents.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { makeScimServer, startTestServer } from '../testing/describe-scim.ts'
import { group, person } from '../testing/samples.ts'

/** Tables that say who may do what in the dashboard. */
const ofOperators = ['account_members', 'invitations', 'one_time_links', 'auth_users', 'auth_accounts', 'auth_sessions']

describeDatabases('whatever comes over SCIM', (database) => {
  it('makes no operator, changes none, and joins none by a number, a name or an address', async () => {
    const server = await startTestServer(database())
    const { client } = await makeScimServer(server)
    const operators = async () => {
      const lines = await contentsOf(database().database)
      return lines.filter((line) => ofOperators.some((table) => line.startsWith(`${table} `)))
    }
    const token = await server.house.installation.createOneTimeLink('setup', null, 60)
    const owner = { token, name: 'Anna Berg', email: 'anna@nordwind.example', password: 'correct horse battery' }
    await fetch(`${server.url}/api/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ ...owner, accountName: 'Nordwind Traders' }),
    })
    const before = await operators()
    expect(before.some((line) => line.includes('anna@nordwind.example'))).toBe(true)
    const ids = ['1', '0', 'admin', 'owner', 'anna@nordwind.example', '\u0000', 'x'.repeat(10_000), '../1', '__proto__']
    for (const [index, externalId] of ids.entries()) {
      const more = {
        externalId,
        roles: [{ value: 'owner', primary: 'true' }],
        entitlements: [{ value: 'admin' }],
        password: 'x',
      }
      const answer = await client.post('/Users', person(`anna+${index}@nordwind.example`, more))
      expect([201, 400]).toContain(answer.status)
      if (answer.status !== 201) continue
      const id = String(answer.body['id'])
      await client.post('/Groups', group(`owner ${index}`, { externalId, members: [{ value: id }] }))
      await client.patch(`/Users/${id}`, [
        { op: 'replace', path: 'userName', value: index === 0 ? owner.email : `a${index}` },
      ])
      await client.patch(`/Users/${id}`, [{ op: 'replace', path: 'active', value: false }])
      await client.delete(`/Users/${id}`)
    }
    expect(await operators()).toEqual(before)
    await server.close()
  })
})
