import { afterAll, beforeAll, expect, it } from 'vitest'
import { targetOf } from '../../connect/target.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { connect, openDashboard, type TestDashboard } from '../testing/dashboard.ts'

const actor = { operatorId: 'anna', name: 'Anna Berg' }

describeDatabases('connecting Entra in the admin API', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let accountId: string
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    owner = made.client
    accountId = made.accountId
  })
  afterAll(async () => dashboard.close())

  const base = (account: string, id: string) => `/api/accounts/${account}/scim-servers/${id}/connect`

  it('shows that nothing was begun, and what can be chosen', async () => {
    const { scimServerId } = await connect(dashboard, owner, accountId)
    const view = await owner.get(base(accountId, scimServerId))
    expect(view.json).toMatchObject({
      setup: null,
      things: [],
      session: null,
      isInterrupted: false,
      isRehearsal: false,
    })
    expect(view.json).toMatchObject({ defaults: { name: 'Dynasend', scope: 'groups' } })
  })

  it('asks for a sign-in before anything else, and names the field that cannot be used', async () => {
    const { scimServerId } = await connect(dashboard, owner, accountId)
    const address = base(accountId, scimServerId)
    const { defaults } = (await owner.get(address)).json as { defaults: object }
    for (const path of ['plan', 'run']) {
      const refused = await owner.post(`${address}/${path}`, { choices: defaults })
      expect(refused.status).toBe(409)
      expect(refused.json).toMatchObject({ error: { what_to_do: 'Sign in again; it goes on where it was.' } })
    }
    for (const path of ['check', 'plan-undo', 'undo']) expect((await owner.post(`${address}/${path}`)).status).toBe(409)
    const wrong = { ...defaults, attributes: [{ source: 'companyName', target: 'id' }], mark: 'a"b' }
    const { json } = await owner.post(`${address}/run`, { choices: wrong })
    expect(Object.keys((json as { error: { fields: object } }).error.fields).sort()).toEqual([
      'choices.attributes.0.target',
      'choices.mark',
    ])
    const tenant = await owner.post(`${address}/sign-in`, {
      purpose: 'connect',
      cloud: 'global',
      tenant: '../evil',
      makesGroup: false,
    })
    expect(tenant.json).toMatchObject({ error: { fields: { tenant: expect.any(String) as unknown } } })
  })

  it('keeps another account’s SCIM server out of sight, and its doing to owners', async () => {
    const other = (await owner.post('/api/accounts', { name: 'Other' })).json as { id: string }
    const { scimServerId } = await connect(dashboard, owner, other.id)
    expect((await owner.get(base(accountId, scimServerId))).status).toBe(404)
    expect((await owner.post(`${base(accountId, scimServerId)}/check`)).status).toBe(404)
    const manager = await dashboard.operator(owner, other.id, 'manager')
    expect((await manager.get(base(other.id, scimServerId))).status).toBe(200)
    expect((await manager.post(`${base(other.id, scimServerId)}/check`)).status).toBe(403)
  })

  it('gives Entra a Secret Token, never the client secret of the same SCIM server, and makes one when there is none', async () => {
    const { scimServerId, secretToken, tokenId } = await connect(dashboard, owner, accountId)
    const account = dashboard.installation.account(accountId)
    await account.writes.addClientSecret(scimServerId, actor)
    const now = () => new Date(dashboard.now()).toISOString()
    const target = targetOf(account, scimServerId, 'https://signatures.nordwind.example', actor, now)
    expect(await target.secretToken()).toEqual({ id: tokenId, secretToken })
    await account.writes.revokeToken(scimServerId, tokenId, actor)
    expect(await target.liveTokens()).toEqual([])
    const fresh = await target.secretToken()
    expect(await dashboard.authenticate(scimServerId, fresh.secretToken)).not.toBeNull()
  })
})
