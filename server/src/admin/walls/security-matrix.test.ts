import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentsOf } from '../../storage/conformance/contents.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { RouteDefinition } from '../route/define.ts'
import { routeTable } from '../route/table.ts'
import type { TestAnswer, TestClient } from '../testing/client.ts'
import { openDashboard, type TestDashboard } from '../testing/dashboard.ts'
import { addressOf, bodies, hasCursor, idPlacesOf, type Named, undecided } from './id-places.ts'
import { furnish } from './tenants.ts'

describe('the security matrix of the admin API', () => {
  it('knows of every route what it takes and what of it is an id', () => {
    expect(routeTable.flatMap(undecided)).toEqual([])
  })
})

/** Prolonged by every call of whoever is signed in. */
const volatile = ['auth_sessions']
/** An export that was allowed is a deed of one's own. */
const deeds = ['audit_entries', 'audit_chains']
const placed = routeTable.flatMap((route) =>
  idPlacesOf(route).map((place) => [route.name, place.place, route, place] as const),
)

/** An id that was never given, of the same shape. */
const absentOf = (named: Named): Named => {
  const other = (id: string) => (id.endsWith('0') ? id.replace(/.$/u, '1') : id.replace(/.$/u, '0'))
  return Object.fromEntries(Object.entries(named).map(([name, id]) => [name, other(id)])) as Named
}

/** An answer without its own id and time and without the id that was asked for. */
function comparable({ status, headers, text }: TestAnswer, asked: string): object {
  const body = text.replaceAll(asked, '<id>').replace(/"requestId":"[^"]*"/u, '')
  const rest = [...headers].filter(([name]) => !['date', 'x-request-id', 'content-length', 'set-cookie'].includes(name))
  return { status, body, rest }
}

describeDatabases('no account sees or touches another', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let ours: Named
  let sibling: Named
  let theirs: Named
  let stranger: TestClient
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    owner = made.client
    const other = (await owner.post('/api/accounts', { name: 'Südwind' })).json as { id: string }
    stranger = await dashboard.operator(owner, other.id, 'owner')
    const { database: rows } = database()
    ours = (await furnish(dashboard, rows, owner, made.accountId)).named
    sibling = (await furnish(dashboard, rows, owner, made.accountId)).named
    theirs = (await furnish(dashboard, rows, stranger, other.id)).named
    // The first owner made that account and is in it until they leave; here they have left.
    const members = (await stranger.get(`/api/accounts/${other.id}/operators`)).json as {
      items: { id: string; email: string }[]
    }
    for (const { id, email } of members.items)
      if (email.startsWith('anna')) await stranger.delete(`/api/accounts/${other.id}/operators/${id}`)
      else theirs = { ...theirs, operatorId: id }
  })
  afterAll(async () => dashboard.close())

  const contents = async () => {
    const lines = await contentsOf(database().database, volatile)
    return { lines, others: lines.filter((line) => !deeds.some((name) => line.startsWith(`${name} `))) }
  }
  const theirRows = (lines: readonly string[]) =>
    lines.filter((line) => Object.values(theirs).some((id) => line.includes(id)))
  const ask = (route: RouteDefinition, path: string, body = bodies[route.name]) => owner.send(route.method, path, body)

  it.each(placed)(
    '%s, %s: a foreign id answers as an absent one, and nothing is changed',
    async (_, __, route, place) => {
      const before = await contents()
      const send = async (other: Named) =>
        comparable(await ask(route, place.path(ours, other), place.body?.(other)), other[place.of])
      const foreign = await send(theirs)
      expect(foreign).toEqual(await send(absentOf(theirs)))
      if (place.place.startsWith('{')) expect(foreign).toMatchObject({ status: 404 })
      const after = await contents()
      expect(after.others).toEqual(before.others)
      if (place.place.startsWith('{')) expect(after.lines).toEqual(before.lines)
    },
  )

  // Below a SCIM server of one's own, what belongs to another of one's own is absent too.
  const below = placed.filter(([, , { path }, { of }]) => path.includes('{scimServerId}') && of === 'tokenId')
  it.each(below)('%s, %s: also between two SCIM servers of one account', async (_, __, route, place) => {
    const before = await contents()
    const send = async (other: Named) =>
      comparable(await ask(route, place.path(ours, other), place.body?.(other)), other[place.of])
    expect(await send(sibling)).toEqual(await send(absentOf(sibling)))
    expect(await contents()).toEqual(before)
  })

  it.each(routeTable.filter(hasCursor).map((route) => [route.name, route] as const))(
    '%s: the cursor of another account shows nothing of it',
    async (_, route) => {
      const first = await stranger.get(`${addressOf(route, theirs)}?limit=1`)
      const { nextCursor } = first.json as { nextCursor: string | null }
      const cursor = encodeURIComponent(nextCursor ?? Buffer.from(theirs.userId).toString('base64url'))
      const answer = await owner.get(`${addressOf(route, ours)}?limit=1&cursor=${cursor}`)
      expect([200, 400]).toContain(answer.status)
      for (const id of Object.values(theirs)) expect(answer.text).not.toContain(id)
    },
  )

  it('does what its own owner asks, so the refusals above were those of the ids', async () => {
    // 409: not signed in at Microsoft.
    for (const route of routeTable.filter(({ method, path }) => method === 'GET' && path.includes('{accountId}')))
      expect([200, 409], route.name).toContain((await ask(route, addressOf(route, ours))).status)
    expect(theirRows((await contents()).lines).length).toBeGreaterThan(10)
  })
})
