import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { StorageUnavailableError } from '../../storage/contract.ts'
import type { TestClient } from '../testing/client.ts'
import { connect, openDashboard, type TestDashboard } from '../testing/dashboard.ts'
import { problemBody, problemFacts } from './problem.ts'

describeDatabases('hostile input', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let base: string
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    owner = made.client
    base = `/api/accounts/${made.accountId}`
    await connect(dashboard, owner, made.accountId)
  })
  afterAll(() => dashboard.close())

  it.each(['%00', '..%2f..', "'%20or%201=1--", '%F0%9F%92%A9', 'x'.repeat(90), '__proto__'])(
    '%s is no id',
    async (id) => {
      for (const path of [
        `/api/accounts/${id}/overview`,
        `${base}/users/${id}`,
        `${base}/users/${id}/history`,
        `${base}/groups/${id}`,
        `${base}/groups/${id}/members`,
        `${base}/activity/${id}`,
        `${base}/scim-servers/${id}`,
      ])
        expect((await owner.get(path)).status, path).toBe(404)
    },
  )

  it.each([
    'users?search=%00',
    'users?department=%00',
    'groups?search=%00',
    'activity?search=%00',
    'users?cursor=%00',
    'users?scimServer=%00',
    'users?limit=1e9',
    'users?limit=x',
    'users?search=a&search=b',
    'activity?kind=x',
  ])('%s is refused with the field', async (query) => {
    const refused = await owner.get(`${base}/${query}`)
    expect(refused.status).toBe(400)
    expect(refused.json).toMatchObject({ error: { code: 'invalid', what_to_do: expect.any(String) as unknown } })
  })

  it.each([
    'users?search=%25_%5C',
    "users?search=';drop table resources--",
    'users?search=%E2%80%AE',
    'groups?search=%25',
    'activity?search=%5C',
  ])('%s finds nobody and breaks nothing', async (query) => {
    expect((await owner.get(`${base}/${query}`)).json).toMatchObject({ items: [], total: 0 })
  })

  it('names that cannot be stored are refused with their field', async () => {
    const server = await owner.post(`${base}/scim-servers`, { name: 'a\u0000b' })
    expect(server.json).toMatchObject({ error: { fields: { name: 'Remove the control characters.' } } })
    expect((await owner.patch(base, { name: 'a\uD800' })).status).toBe(400)
    expect((await owner.post(`${base}/invitations`, { email: 'a\u0000@nordwind.example', role: 'owner' })).status).toBe(
      400,
    )
    expect((await owner.post(`${base}/invitations`, [])).status).toBe(400)
    expect((await owner.post(`${base}/invitations`, 'null')).status).toBe(400)
  })

  it('an unknown address below /api is told in the same shape', async () => {
    const lost = await owner.get('/api/nothing')
    expect(lost.status).toBe(404)
    expect(lost.headers.get('content-type')).toContain('application/problem+json')
    expect(lost.json).toMatchObject({ error: { code: 'not_found', requestId: expect.any(String) as unknown } })
  })
})

it('a database that cannot answer is said as 503, never as somebody’s mistake', () => {
  const facts = problemFacts(new StorageUnavailableError('The disk is full.'))
  expect(facts).toMatchObject({ status: 503, code: 'unavailable', retryAfterSeconds: 5 })
  expect(problemBody(facts, 'r1').error.message).toContain('Nothing was changed')
})

it('a fault of ours says nothing of its inside', () => {
  const facts = problemFacts(new Error('select secret from anna@nordwind.example'))
  expect(JSON.stringify(problemBody(facts, 'r1'))).not.toContain('secret')
  expect(facts.status).toBe(500)
})
