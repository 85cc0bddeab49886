import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { contentsOf } from '../../storage/conformance/contents.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { Database } from '../../storage/contract.ts'
import { accessTable } from '../route/access.ts'
import type { RouteDefinition } from '../route/define.ts'
import { routeTable } from '../route/table.ts'
import type { TestAnswer, TestClient } from '../testing/client.ts'
import { openDashboard, type TestDashboard } from '../testing/dashboard.ts'
import { addressOf, bodies, type Named } from './id-places.ts'
import { furnish } from './tenants.ts'

/** Prolonged by every call of whoever is signed in. */
const volatile = ['auth_sessions']
const guarded = routeTable.filter(({ name }) => accessTable[name] !== 'anybody')
const open = routeTable.filter(({ name }) => accessTable[name] === 'anybody')
const named = (routes: readonly RouteDefinition[]) => routes.map((route) => [route.name, route] as const)

const sessionCookie = 'dynasend.session_token'
/** As if half an hour had passed without a call, or twelve hours with calls: the library goes by the machine's clock. */
async function age({ write }: Database, client: TestClient, what: 'expiresAt' | 'createdAt'): Promise<void> {
  const token = String(client.cookies.get(sessionCookie)).split('.')[0]
  const long = new Date(Date.now() - 12 * 60 * 60_000 - 1000).toISOString()
  await write(async (tx) => {
    const found = await sql<{
      until: string
    }>`select "expiresAt" as until from auth_sessions where token = ${token}`.execute(tx)
    const minutes = (new Date(String(found.rows[0]?.until)).getTime() - Date.now()) / 60_000
    expect(Math.round(minutes)).toBe(30)
    await sql`update auth_sessions set ${sql.ref(what)} = ${long} where token = ${token}`.execute(tx)
  })
}

const withoutId = ({ text }: TestAnswer): string => text.replace(/"requestId":"[^"]*"/u, '')

describeDatabases('a route of the admin API', (database) => {
  let dashboard: TestDashboard
  let ours: Named
  let secretToken: string
  let stranger: TestClient
  let auditor: TestClient
  const nobody: Record<string, TestClient> = {}
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    const { accountId, client: owner } = made
    await nobodies(owner, accountId)
    const other = (await owner.post('/api/accounts', { name: 'Südwind' })).json as { id: string }
    stranger = await dashboard.operator(owner, other.id, 'owner')
    auditor = await dashboard.operator(owner, accountId, 'auditor')
    const furnished = await furnish(dashboard, database().database, owner, accountId)
    ours = furnished.named
    secretToken = furnished.secretToken
    nobody['with a Secret Token as the cookie'] = cookie(`${sessionCookie}=${secretToken}`)
    const [value = ''] = owner.cookies.values()
    nobody['with a changed session'] = cookie(
      `${sessionCookie}=${value.replace(/^./u, (c) => (c === 'a' ? 'b' : 'a'))}`,
    )
    nobody['with an unsigned session'] = cookie(`${sessionCookie}=${value.split('.')[0]}`)
    nobody['with the session under another name'] = cookie(`session_token=${value}`)
  })
  afterAll(async () => dashboard.close())

  const cookie = (line: string): TestClient => {
    const client = dashboard.client()
    const split = line.indexOf('=')
    client.cookies.set(line.slice(0, split), line.slice(split + 1))
    return client
  }

  /** People who were let in once: sessions that were idle, are too old, were ended, or whose operator is gone. */
  async function nobodies(owner: TestClient, accountId: string): Promise<void> {
    const ended = await dashboard.operator(owner, accountId, 'owner')
    const copy = new Map(ended.cookies)
    await ended.post('/api/auth/sign-out')
    for (const [name, value] of copy) ended.cookies.set(name, value)
    const idle = await dashboard.operator(owner, accountId, 'owner')
    await age(database().database, idle, 'expiresAt')
    const old = await dashboard.operator(owner, accountId, 'owner')
    await age(database().database, old, 'createdAt')
    nobody['without anything'] = dashboard.client()
    nobody['after signing out'] = ended
    nobody['after half an hour of nothing'] = idle
    nobody['after twelve hours'] = old
    nobody['with nonsense'] = cookie(`${sessionCookie}=%00%ff;;=x`)
    nobody['with an empty cookie'] = cookie(`${sessionCookie}=`)
  }

  const contents = () => contentsOf(database().database, volatile)
  const ask = (client: TestClient, route: RouteDefinition, headers: Record<string, string> = {}) =>
    client.send(route.method, addressOf(route, ours), bodies[route.name], headers)

  it.each(named(guarded))('%s opens to no credential but a living session, and says nothing else', async (_, route) => {
    const before = await contents()
    const answers = await Promise.all([
      ask(dashboard.client(), route, { authorization: `Bearer ${secretToken}` }),
      ask(dashboard.client(), route, { authorization: 'Basic YW5uYTpwYXNzd29yZA==' }),
      ...Object.values(nobody).map((client) => ask(client, route)),
    ])
    const whose = ['with a Secret Token', 'with a password', ...Object.keys(nobody)]
    expect(whose.filter((_, index) => answers[index]?.status !== 401)).toEqual([])
    expect(new Set(answers.map(withoutId)).size).toBe(1)
    expect(await contents()).toEqual(before)
  })

  it.each(named(guarded.filter(({ path }) => path.includes('{accountId}'))))(
    '%s: what is refused to another account’s owner and to a lower role has changed nothing',
    async (_, route) => {
      const before = await contents()
      expect((await ask(stranger, route)).status).toBe(404)
      const access = accessTable[route.name]
      if (Array.isArray(access) && !access.includes('auditor')) expect((await ask(auditor, route)).status).toBe(403)
      expect(await contents()).toEqual(before)
    },
  )

  it.each(named(routeTable.filter(({ method }) => method !== 'GET')))(
    '%s takes no empty body for a yes, no text, no form, no other site’s call',
    async (_, route) => {
      const before = await contents()
      const client = accessTable[route.name] === 'anybody' ? dashboard.client() : stranger
      const send = (body: unknown, headers: Record<string, string> = {}) =>
        client.send(route.method, addressOf(route, ours), body, headers)
      const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      const answers = [
        await send(undefined),
        await send(''),
        await send({}),
        await send('{}', { 'content-type': 'text/plain' }),
        await send('name=x', { 'content-type': 'application/x-www-form-urlencoded' }),
        await send(bodies[route.name], evil),
        await send(bodies[route.name], { origin: 'null' }),
      ]
      expect(answers.map(({ status }) => status >= 400 && status < 500)).toEqual(answers.map(() => true))
      expect(answers.slice(-2).map(({ status }) => status)).toEqual([403, 403])
      expect(await contents()).toEqual(before)
    },
  )

  it.each(named(open))(
    '%s, which is open to anybody, tells and changes nothing without its secret',
    async (_, route) => {
      const before = await contents()
      const answer = await ask(dashboard.client(), route)
      expect(answer.status).toBeLessThan(500)
      for (const id of Object.values(ours)) expect(answer.text).not.toContain(id)
      expect(answer.headers.getSetCookie()).toEqual([])
      expect(await contents()).toEqual(before)
    },
  )

  it('is not chosen by a header or a field that names another method', async () => {
    const before = await contents()
    const override = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE', 'x-http-method': 'DELETE' }
    const person = `/api/accounts/${ours.accountId}/users/${ours.userId}`
    expect((await stranger.get(`${person}?_method=DELETE`, override)).status).toBe(404)
    expect((await auditor.get(`${person}?_method=DELETE`, override)).status).toBe(200)
    expect((await auditor.post(person, { _method: 'DELETE' }, override)).status).toBe(404)
    expect(await contents()).toEqual(before)
  })
})
