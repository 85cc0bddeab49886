import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { openDashboard, password, type TestDashboard } from '../testing/dashboard.ts'

interface Invited {
  id: string
  url: string
}

describeDatabases('invitations', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let base: string
  let accountId: string
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    owner = made.client
    accountId = made.accountId
    base = `/api/accounts/${accountId}`
  })
  afterAll(() => dashboard.close())

  const invite = async (email: string, role = 'manager') => {
    const invited = (await owner.post(`${base}/invitations`, { email, role })).json as Invited
    return { ...invited, token: invited.url.split('token=')[1] ?? '' }
  }

  it('make a link that is shown once', async () => {
    const made = await owner.post(`${base}/invitations`, { email: 'Hans@nordwind.example', role: 'designer' })
    expect(made.status).toBe(201)
    expect(made.json).toMatchObject({
      email: 'hans@nordwind.example',
      role: 'designer',
      url: expect.stringMatching(/^http:\/\/localhost:8080\/invitation#token=\w{32}$/u) as unknown,
    })
    const { url } = made.json as Invited
    const listed = await owner.get(`${base}/invitations`)
    expect(listed.json).toMatchObject({ items: [{ email: 'hans@nordwind.example', url: null }] })
    expect(listed.text).not.toContain(url.split('token=')[1])
  })

  it('let somebody new in, once', async () => {
    const { token } = await invite('maria@nordwind.example')
    const client = dashboard.client()
    expect((await client.get(`/api/invitations/${token}`)).json).toMatchObject({
      accountName: 'Nordwind Traders',
      email: 'maria@nordwind.example',
      role: 'manager',
      hasOperator: false,
    })
    const incomplete = await client.post('/api/invitations/accept', { token })
    expect(incomplete.json).toMatchObject({
      error: { fields: { name: 'Enter your name.', password: 'Choose a password.' } },
    })
    const accepted = await client.post('/api/invitations/accept', { token, name: 'Maria Silva', password })
    expect(accepted.json).toEqual({ accountId })
    expect((await client.get('/api/session')).json).toMatchObject({ accounts: [{ id: accountId, role: 'manager' }] })
    expect((await dashboard.client().get(`/api/invitations/${token}`)).status).toBe(404)
    const again = await dashboard.client().post('/api/invitations/accept', { token, name: 'Eve', password })
    expect(again.status).toBe(404)
    const { items } = (await owner.get(`${base}/operators`)).json as {
      items: { name: string; lastSignIn: string | null }[]
    }
    expect(items.map(({ name }) => name)).toEqual(['Anna Berg', 'Maria Silva'])
    expect(items[1]?.lastSignIn).toEqual(expect.any(String))
  })

  it('tell somebody who has an operator already to sign in first, and then join as them', async () => {
    const other = (await owner.post('/api/accounts', { name: 'Südwind' })).json as { id: string }
    const made = await owner.post(`/api/accounts/${other.id}/invitations`, {
      email: 'maria@nordwind.example',
      role: 'auditor',
    })
    const token = (made.json as Invited).url.split('token=')[1] ?? ''
    const client = dashboard.client()
    const refused = await client.post('/api/invitations/accept', { token, name: 'Not Maria', password })
    expect(refused.status).toBe(409)
    await client.post('/api/auth/sign-in/email', { email: 'maria@nordwind.example', password })
    expect((await client.post('/api/invitations/accept', { token })).json).toEqual({ accountId: other.id })
    const { accounts } = (await client.get('/api/session')).json as { accounts: { name: string; role: string }[] }
    expect(accounts).toMatchObject([
      { name: 'Nordwind Traders', role: 'manager' },
      { name: 'Südwind', role: 'auditor' },
    ])
  })

  it('the last owner can neither leave nor become less', async () => {
    const fresh = dashboard.client()
    await fresh.post('/api/auth/sign-in/email', { email: 'anna0@nordwind.example', password })
    const { operator } = (await fresh.get('/api/session')).json as { operator: { id: string } }
    const path = `${base}/operators/${operator.id}`
    expect((await fresh.patch(path, { role: 'auditor' })).status).toBe(409)
    expect((await fresh.delete(path)).status).toBe(409)
    expect((await fresh.patch(`${base}/operators/absent`, { role: 'auditor' })).status).toBe(404)
    expect((await fresh.patch(path, { role: 'king' })).status).toBe(400)
  })

  it('end after seven days, and when they are withdrawn', async () => {
    const withdrawn = await invite('late@nordwind.example')
    expect((await owner.delete(`${base}/invitations/${withdrawn.id}`)).status).toBe(204)
    expect((await owner.delete(`${base}/invitations/${withdrawn.id}`)).status).toBe(404)
    expect((await dashboard.client().get(`/api/invitations/${withdrawn.token}`)).status).toBe(404)
    const old = await invite('late@nordwind.example')
    dashboard.advance(7 * 24 * 60 * 60 * 1000 + 1000)
    expect((await dashboard.client().get(`/api/invitations/${old.token}`)).status).toBe(404)
  })
})
