import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { openDashboard, type TestDashboard } from '../testing/dashboard.ts'
import { type IdentityProvider, openIdentityProvider, passThrough } from '../testing/identity-provider.ts'

const publicUrl = 'http://localhost:8080'
/** As the dashboard sends it. */
const errorCallbackURL = '/sign-in?reason=microsoft'
const tenantId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'

interface Session {
  operator: { id: string; email: string; name: string }
  accounts: unknown[]
}

describeDatabases('sign-in through an OpenID provider', (database) => {
  let dashboard: TestDashboard
  let provider: IdentityProvider
  let owner: TestClient
  let settings: Record<string, string>
  beforeAll(async () => {
    dashboard = await openDashboard(database(), publicUrl)
    provider = await openIdentityProvider(`${publicUrl}/api/auth/callback/microsoft`)
    owner = (await dashboard.owner()).client
    settings = { issuer: provider.issuer, clientId: provider.clientId, clientSecret: provider.clientSecret }
  })
  afterAll(async () => {
    await provider.close()
    await dashboard.close()
  })

  const begin = async (client: TestClient, path = '/api/auth/sign-in/social') =>
    ((await client.post(path, { provider: 'microsoft', callbackURL: '/', errorCallbackURL })).json as { url: string })
      .url

  /** The whole way as somebody; gives the session that it led to, and where the browser ended. */
  const signIn = async (login: string, client = dashboard.client()) => {
    const back = await passThrough(provider, await begin(client), login)
    const landed = await client.get(back.replace(publicUrl, ''))
    const session = await client.get('/api/session')
    return { status: session.status, session: session.json as Session, location: landed.headers.get('location') ?? '' }
  }

  it('is off until an owner sets it up, and tries the provider first', async () => {
    expect((await dashboard.client().get('/api/sign-in-options')).json).toEqual({ password: true, microsoft: null })
    expect((await owner.post('/api/settings/oidc/test', settings)).json).toMatchObject({ ok: true })
    const wrong = await owner.post('/api/settings/oidc/test', { ...settings, issuer: `${provider.issuer}/` })
    expect(wrong.json).toMatchObject({ ok: false, what_to_do: expect.stringContaining(provider.issuer) as unknown })
    const nowhere = await owner.post('/api/settings/oidc/test', { ...settings, issuer: 'http://localhost:9' })
    expect(nowhere.json).toMatchObject({ ok: false })
    const plain = await owner.put('/api/settings/oidc', { ...settings, issuer: 'http://sso.nordwind.example' })
    expect(plain.json).toMatchObject({ error: { fields: { issuer: expect.stringContaining('https') as unknown } } })
    expect((await owner.put('/api/settings/oidc', { clientId: 'x', clientSecret: 'y' })).status).toBe(400)
    expect((await owner.put('/api/settings/oidc', settings)).status).toBe(200)
  })

  it('never gives the client secret back, keeps it when it is not sent again, and to no other provider', async () => {
    const read = await owner.get('/api/settings/oidc')
    expect(read.text).not.toContain(provider.clientSecret)
    expect(read.json).toMatchObject({
      settings: { issuer: provider.issuer, hasClientSecret: true },
      redirectUri: `${publicUrl}/api/auth/callback/microsoft`,
    })
    const same = { issuer: provider.issuer, clientId: provider.clientId }
    expect((await owner.put('/api/settings/oidc', same)).status).toBe(200)
    const other = await owner.put('/api/settings/oidc', { ...same, issuer: 'https://sso.nordwind.example' })
    expect(other.json).toMatchObject({ error: { fields: { clientSecret: 'Enter the client secret.' } } })
    const stored = await database().database.read.selectFrom('settings').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(provider.clientSecret)
  })

  it('lets somebody in who then sees no account until they are invited', async () => {
    provider.people.set('maria', { email: 'maria@nordwind.example', name: 'Maria Silva' })
    const { session } = await signIn('maria')
    expect(session).toMatchObject({ operator: { name: 'Maria Silva', email: 'maria@nordwind.example' }, accounts: [] })
  })

  it('knows somebody again by who they are, whatever their address has become', async () => {
    const before = await signIn('maria')
    provider.people.set('maria', { email: 'maria.changed@nordwind.example', name: 'Maria Silva' })
    const after = await signIn('maria')
    expect(after.session.operator.id).toBe(before.session.operator.id)
  })

  it('never joins by e-mail: the owner’s address under another identity opens nothing', async () => {
    const { operator } = (await owner.get('/api/session')).json as Session
    provider.people.set('mallory', { email: operator.email, name: 'Mallory' })
    const { status, location } = await signIn('mallory')
    expect(status).toBe(401)
    expect(location).toContain('/sign-in?reason=microsoft')
    expect(location).toContain('error=')
  })

  it('joins an operator who asks for it while signed in', async () => {
    provider.people.set('anna', { email: 'anna.berg@nordwind.example', name: 'Anna Berg' })
    const back = await passThrough(provider, await begin(owner, '/api/auth/link-social'), 'anna')
    await owner.get(back.replace(publicUrl, ''))
    const { operator } = (await owner.get('/api/session')).json as Session
    expect((await signIn('anna')).session.operator.id).toBe(operator.id)
  })

  it('refuses a state that this browser did not begin with, and a code that was used', async () => {
    const back = await passThrough(provider, await begin(dashboard.client()), 'maria')
    const stranger = dashboard.client()
    await stranger.get(back.replace(publicUrl, ''))
    expect((await stranger.get('/api/session')).status).toBe(401)
    const own = dashboard.client()
    const used = await passThrough(provider, await begin(own), 'maria')
    await own.get(used.replace(publicUrl, ''))
    await own.post('/api/auth/sign-out')
    await own.get(used.replace(publicUrl, ''))
    expect((await own.get('/api/session')).status).toBe(401)
  })

  it('goes by tenant and object id with Microsoft, and refuses another tenant', async () => {
    const microsoft = { tenantId, ...settings }
    await dashboard.installation.writeSetting('oidc', JSON.stringify(microsoft), {
      operatorId: 'anna',
      name: 'Anna Berg',
    })
    dashboard.advance(6_000)
    provider.people.set('first', { tid: tenantId, oid: 'object-1', email: 'hana@nordwind.example', name: 'Hana' })
    provider.people.set('second', { tid: tenantId, oid: 'object-1', email: 'hana@nordwind.example', name: 'Hana' })
    provider.people.set('other', { tid: 'another-tenant', oid: 'object-2', email: 'o@nordwind.example', name: 'O' })
    provider.people.set('none', { email: 'n@nordwind.example', name: 'N' })
    const first = await signIn('first')
    const second = await signIn('second')
    expect(second.session.operator.id).toBe(first.session.operator.id)
    expect((await signIn('other')).status).toBe(401)
    expect((await signIn('none')).status).toBe(401)
  })

  it('is off again when an owner removes it', async () => {
    expect((await owner.delete('/api/settings/oidc')).status).toBe(204)
    expect((await dashboard.client().get('/api/sign-in-options')).json).toEqual({ password: true, microsoft: null })
    const refused = await dashboard.client().post('/api/auth/sign-in/social', { provider: 'microsoft' })
    expect(refused.status).toBe(404)
  })
})
