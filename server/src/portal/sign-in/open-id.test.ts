import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { TestClient } from '../../admin/testing/client.ts'
import { type IdentityProvider, openIdentityProvider, passThrough } from '../../admin/testing/identity-provider.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { addPerson, openPortal, type TestPortal } from '../testing/portal.ts'

const publicUrl = 'http://localhost:8080'
const tenantId = '6f5e4d3c-2b1a-4c8d-9e0f-112233445566'
const objectId = '11111111-2222-4333-8444-555555555555'

describeDatabases('signing in to one’s own page by the company’s provider', (open) => {
  let portal: TestPortal
  let provider: IdentityProvider
  beforeAll(async () => {
    portal = await openPortal(open(), publicUrl)
    provider = await openIdentityProvider(`${publicUrl}/api/me/sign-in/callback`)
    await addPerson(open(), 'a-1', 'anna')
    await addPerson(open(), 'a-1', 'bent')
    await open().database.write((tx) =>
      tx
        .insertInto('attribute_values')
        .values({
          scim_server_id: 'server-of-a-1',
          resource_id: 'bent',
          path: 'externalid',
          element: 0,
          position: 0,
          kind: 'User',
          key: objectId,
          folded: null,
          value: objectId,
          value_type: 'string',
          number: null,
        })
        .execute(),
    )
  })
  beforeEach(() => portal.use({ tenantId, ...provider }))
  afterAll(async () => {
    await portal?.close()
    await provider?.close()
  })

  /** Goes there and back as somebody; gives where the browser ends, and what it holds. */
  async function goAs(claims: Record<string, string>): Promise<{ end: string; client: TestClient }> {
    provider.people.set('somebody', claims)
    const client = portal.client()
    const start = await client.get('/api/me/sign-in/provider')
    const back = new URL(await passThrough(provider, start.headers.get('location') ?? '', 'somebody'))
    const end = await client.get(`${back.pathname}${back.search}`)
    return { end: end.headers.get('location') ?? '', client }
  }

  it('takes a person whose address the tenant vouches for', async () => {
    const { end, client } = await goAs({ tid: tenantId, oid: 'x', email: 'Anna@nordwind.example' })
    expect(end).toBe(`${publicUrl}/me`)
    expect(client.cookies.has('dynasend.me')).toBe(true)
    expect(client.cookies.has('dynasend.journey')).toBe(false)
  })

  it.each([
    ['another tenant', { tid: 'another', oid: objectId, email: 'anna@nordwind.example' }],
    ['an address that nobody here has', { tid: tenantId, oid: objectId, email: 'x@nordwind.example' }],
    [
      'an address that belonged to somebody else before',
      { tid: tenantId, oid: 'other', email: 'bent@nordwind.example' },
    ],
  ])('refuses %s', async (_, claims) => {
    const { end, client } = await goAs(claims)
    expect(end).toBe(`${publicUrl}/me?problem=unknown`)
    expect(client.cookies.has('dynasend.me')).toBe(false)
  })

  it('takes whoever has the object id that the directory knows', async () => {
    const { end } = await goAs({ tid: tenantId, oid: objectId, email: 'bent@nordwind.example' })
    expect(end).toBe(`${publicUrl}/me`)
  })

  it('takes from another provider only an address that it has verified', async () => {
    portal.use({ ...provider, tenantId: null })
    expect((await goAs({ email: 'anna@nordwind.example' })).end).toBe(`${publicUrl}/me?problem=unknown`)
  })

  it('refuses a way back that it did not begin', async () => {
    const answer = await portal.client().get('/api/me/sign-in/callback?code=x&state=y')
    expect(answer.headers.get('location')).toBe(`${publicUrl}/me?problem=again`)
    const forged = await portal
      .client()
      .get('/api/me/sign-in/callback?code=x&state=y', { cookie: 'dynasend.journey=forged' })
    expect(forged.headers.get('location')).toBe(`${publicUrl}/me?problem=again`)
  })

  it('says so when the provider does not answer', async () => {
    portal.use({ ...provider, tenantId, issuer: 'http://localhost:9' })
    const answer = await portal.client().get('/api/me/sign-in/provider')
    expect(answer.headers.get('location')).toBe(`${publicUrl}/me?problem=provider`)
  })
})
