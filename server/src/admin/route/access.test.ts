import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { boundRoutes } from '../handlers.ts'
import type { TestClient } from '../testing/client.ts'
import { connect, openDashboard, type TestDashboard } from '../testing/dashboard.ts'
import { accessTable } from './access.ts'
import type { RouteDefinition } from './define.ts'
import { routeTable } from './table.ts'

const roles = ['owner', 'manager', 'designer', 'auditor'] as const
/** Routes whose access does not depend on a role in an account. */
const roleBound = routeTable.filter(({ name }) => Array.isArray(accessTable[name]))

const addressOf = (route: RouteDefinition, ids: Readonly<Record<string, string>>): string =>
  `/api${route.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => ids[name] ?? 'nothing')}`

describe('route table', () => {
  it('has a handler and a line of access for each route, and none for anything else', () => {
    const names = routeTable.map(({ name }) => name).sort()
    expect(boundRoutes.map(({ definition }) => definition.name).sort()).toEqual(names)
    expect(Object.keys(accessTable).sort()).toEqual(names)
    expect(new Set(names).size).toBe(names.length)
  })

  it('lets an auditor read only', () => {
    const changing = roleBound.filter(({ method }) => method !== 'GET')
    for (const { name } of changing) expect(accessTable[name], name).not.toContain('auditor')
  })
})

describeDatabases('access', (database) => {
  let dashboard: TestDashboard
  let clients: Record<(typeof roles)[number], TestClient>
  let stranger: TestClient
  let accountId: string
  let ids: Record<string, string>
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    accountId = made.accountId
    const { client: owner } = made
    clients = {
      owner,
      manager: await dashboard.operator(owner, accountId, 'manager'),
      designer: await dashboard.operator(owner, accountId, 'designer'),
      auditor: await dashboard.operator(owner, accountId, 'auditor'),
    }
    const other = (await owner.post('/api/accounts', { name: 'Südwind' })).json as { id: string }
    stranger = await dashboard.operator(owner, other.id, 'owner')
    const { scimServerId, tokenId } = await connect(dashboard, owner, accountId)
    ids = { accountId, scimServerId, tokenId }
  })
  afterAll(async () => dashboard.close())

  // An id that does not exist keeps an allowed call without effect; what counts is whether the door was open.
  const closed = new Set([401, 403])

  it.each(roleBound.map((route) => [route.name, route] as const))(
    '%s opens to the roles of the table',
    async (_, route) => {
      const allowed = accessTable[route.name] as readonly string[]
      for (const role of roles.toReversed()) {
        const { status } = await clients[role].send(
          route.method,
          addressOf(route, { accountId }),
          route.method === 'GET' ? undefined : {},
        )
        expect(closed.has(status), `${role} ${status}`).toBe(!allowed.includes(role))
        expect(status, `${role}`).toBeLessThan(500)
      }
    },
  )

  it.each(roleBound.map((route) => [route.name, route] as const))(
    '%s answers nobody without a session, and a stranger as if there were nothing',
    async (_, route) => {
      const body = route.method === 'GET' ? undefined : {}
      expect((await dashboard.client().send(route.method, addressOf(route, ids), body)).status).toBe(401)
      const foreign = await stranger.send(route.method, addressOf(route, ids), body)
      const absent = await stranger.send(route.method, addressOf(route, { ...ids, accountId: 'absent' }), body)
      expect(foreign.status).toBe(404)
      expect(withoutRequestId(foreign.text)).toBe(withoutRequestId(absent.text))
    },
  )

  it('installation-wide settings are the first owner’s', async () => {
    for (const role of ['manager', 'designer', 'auditor'] as const)
      expect((await clients[role].get('/api/settings/oidc')).status).toBe(403)
    expect((await stranger.get('/api/settings/oidc')).status).toBe(403)
    expect((await stranger.post('/api/accounts', { name: 'X' })).status).toBe(403)
    expect((await clients.owner.get('/api/settings/oidc')).status).toBe(200)
  })

  it('a role that is taken away is gone with the next call', async () => {
    const operators = (await clients.owner.get(`/api/accounts/${accountId}/operators`)).json as {
      items: { id: string; role: string }[]
    }
    const manager = operators.items.find(({ role }) => role === 'manager')
    await clients.owner.patch(`/api/accounts/${accountId}/operators/${manager?.id}`, { role: 'auditor' })
    expect((await clients.manager.patch(`/api/accounts/${accountId}/users/x`, { attributes: {} })).status).toBe(403)
    await clients.owner.delete(`/api/accounts/${accountId}/operators/${manager?.id}`)
    expect((await clients.manager.get(`/api/accounts/${accountId}/overview`)).status).toBe(404)
  })
})

const withoutRequestId = (text: string): string => text.replace(/"requestId":"[^"]*"/u, '')
