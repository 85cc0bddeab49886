import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { openDashboard, password, type TestDashboard } from '../testing/dashboard.ts'

const publicUrl = 'https://signatures.nordwind.example'

describeDatabases('session cookie under https', (database) => {
  let dashboard: TestDashboard
  beforeAll(async () => {
    dashboard = await openDashboard(database(), publicUrl)
  })
  afterAll(() => dashboard.close())

  it('is bound to this host and to https, and changes at each sign-in', async () => {
    const token = await dashboard.installation.createOneTimeLink('setup', null, 60)
    const body = { token, name: 'Anna Berg', email: 'anna@nordwind.example', password, accountName: 'Nordwind Traders' }
    const client = dashboard.client()
    const [line = ''] = (await client.post('/api/setup', body)).headers.getSetCookie()
    expect(line).toMatch(/^__Host-dynasend\.session_token=/u)
    for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(line).toContain(part)
    expect(line).not.toContain('Domain')
    expect((await client.get('/api/session')).status).toBe(200)
    const before = new Map(client.cookies)
    await client.post('/api/auth/sign-in/email', { email: body.email, password })
    expect([...client.cookies.values()]).not.toEqual([...before.values()])
  })

  it('is given to no page that was opened at another address', async () => {
    const other = await dashboard
      .client()
      .post(
        '/api/auth/sign-in/email',
        { email: 'anna@nordwind.example', password },
        { origin: 'http://localhost:8080' },
      )
    expect(other.status).toBe(403)
    expect(other.headers.getSetCookie()).toEqual([])
    expect(other.json).toMatchObject({ error: { what_to_do: expect.stringContaining(publicUrl) as unknown } })
  })
})
