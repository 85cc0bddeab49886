import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { openDashboard, password, type TestDashboard } from '../testing/dashboard.ts'

describeDatabases('session', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let email: string
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    owner = (await dashboard.owner()).client
    email = ((await owner.get('/api/session')).json as { operator: { email: string } }).operator.email
  })
  afterAll(async () => dashboard.close())

  const signIn = async (client: TestClient, secret: string, headers: Record<string, string> = {}) =>
    client.post('/api/auth/sign-in/email', { email, password: secret }, headers)

  it('starts with the right password; the token stays in the HttpOnly cookie', async () => {
    const client = dashboard.client()
    const answer = await signIn(client, password)
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain('token')
    expect(answer.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Lax/u)
    expect((await client.get('/api/session')).status).toBe(200)
  })

  it('answers 401 to a wrong password and to an unknown address alike', async () => {
    const wrong = await signIn(dashboard.client(), 'not the password')
    const unknown = await dashboard
      .client()
      .post('/api/auth/sign-in/email', { email: 'nobody@nordwind.example', password: 'not the password' })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect((wrong.json as { error: { message: string } }).error.message).toBe(
      (unknown.json as { error: { message: string } }).error.message,
    )
  })

  it('is not there without a cookie, with a changed one, and after signing out', async () => {
    expect((await dashboard.client().get('/api/session')).status).toBe(401)
    const client = dashboard.client()
    await signIn(client, password)
    const copied = new Map(client.cookies)
    await client.post('/api/auth/sign-out')
    const forger = dashboard.client()
    for (const [name, value] of copied) forger.cookies.set(name, value)
    expect((await forger.get('/api/session')).status).toBe(401)
    for (const [name, value] of owner.cookies) forger.cookies.set(name, `x${value}`)
    expect((await forger.get('/api/session')).status).toBe(401)
  })

  it('refuses changes from another origin, and from none', async () => {
    const evil = { origin: 'https://evil.example' }
    expect((await owner.post('/api/accounts', { name: 'X' }, evil)).status).toBe(403)
    expect((await owner.post('/api/accounts', { name: 'X' }, { origin: 'null' })).status).toBe(403)
    expect((await signIn(dashboard.client(), password, evil)).status).toBe(403)
    expect(((await owner.get('/api/session')).json as { accounts: unknown[] }).accounts).toHaveLength(1)
  })

  it('refuses bodies that are no JSON', async () => {
    const form = { 'content-type': 'text/plain' }
    expect((await owner.post('/api/accounts', '{"name":"X"}', form)).status).toBe(415)
    expect((await owner.post('/api/accounts', '{"name":')).status).toBe(400)
    expect((await owner.post('/api/accounts', '{"__proto__":{"name":"X"}}')).status).toBe(400)
  })

  it('nobody can sign up', async () => {
    const body = { email: 'new@nordwind.example', password, name: 'New' }
    expect((await dashboard.client().post('/api/auth/sign-up/email', body)).status).toBe(404)
  })

  it.each(['list-sessions', 'get-session', 'get-access-token', 'list-accounts', 'token', '../session', 'ok'])(
    'hands out no token by /api/auth/%s',
    async (path) => {
      const answer = await owner.get(`/api/auth/${path}`)
      expect(answer.text).not.toContain([...owner.cookies.values()][0]?.split('.')[0])
      if (!path.startsWith('..')) expect(answer.status).toBe(404)
    },
  )

  it('slows failed attempts only, by person', async () => {
    const client = dashboard.client()
    for (let attempt = 0; attempt < 10; attempt++) await signIn(client, 'not the password')
    const slowed = await signIn(client, password)
    expect(slowed.status).toBe(429)
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
    const other = await client.post('/api/auth/sign-in/email', { email: 'other@nordwind.example', password })
    expect(other.status).toBe(401)
    dashboard.advance(6 * 60 * 1000)
    expect((await signIn(client, password)).status).toBe(200)
  })

  it('ends after 12 hours however busy it is', async () => {
    const client = dashboard.client()
    await signIn(client, password)
    dashboard.advance(12 * 60 * 60 * 1000 + 60_000)
    expect((await client.get('/api/session')).status).toBe(401)
  })

  it('logs no address, password or cookie', () => {
    const all = dashboard.logged.join('')
    for (const secret of [email, password, 'nobody@nordwind.example']) expect(all).not.toContain(secret)
  })
})
