import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLog } from '../../base/index.ts'
import { openFeed } from '../../directory/holds/index.ts'
import { type RunningSignatures, startSignatures } from '../../signatures/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { callFacts, connect, created, openDashboard, provision, type TestDashboard } from '../testing/dashboard.ts'

interface Page {
  readonly items: readonly { readonly name: string; readonly personId: string }[]
  readonly total: number
  readonly nextCursor: string | null
}

describeDatabases('how signatures stand, in the admin API', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let base: string
  let running: RunningSignatures
  const ids: string[] = []
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    owner = made.client
    base = `/api/accounts/${made.accountId}/signatures`
    const clock = { now: () => dashboard.now() }
    running = startSignatures({
      database: database().database,
      clock,
      log: createLog('silent'),
      feed: (accountId, scimServerId) => openFeed(database().database, { accountId, scimServerId }, clock.now),
      surroundings: () => ({ imageAddress: (hash) => `https://mail.nordwind.example/i/${hash}` }),
    })
    expect((await owner.get(base)).json).toMatchObject({ isConnected: false, inForce: { number: 0 }, changes: [] })
    const { caller } = await connect(dashboard, owner, made.accountId)
    for (const name of ['Ben Okafor', 'anna berg', 'Åse Dahl'])
      ids.push(
        await provision(dashboard, caller, {
          userName: `${ids.length}@nordwind.example`,
          displayName: name,
          title: 'Sales',
        }),
      )
    ids.push(await provision(dashboard, caller, { userName: 'nameless', active: false }))
    await running.idle()
    const nameless = { userName: 'x@nordwind.example', emails: [{ value: 'wrong', type: 'work' }] }
    const { users } = dashboard.scim.scim(caller)
    await users.update(ids[3] ?? '', () => ({ ...nameless, active: true }), {
      call: callFacts('PATCH', '/Users'),
      ...created,
    })
    await running.idle()
  })
  afterAll(async () => {
    await running.stop()
    await dashboard.close()
  })

  it('says in one look how many have one, what is in force, and what changed last', async () => {
    const { status, json } = await owner.get(base)
    expect(status).toBe(200)
    expect(json).toMatchObject({
      isConnected: true,
      inForce: { number: 0, publishedAt: null },
      counts: { ready: 4, none: 0, kept: 0, failed: 0, inactive: 0 },
      withProblems: 1,
      behindSeconds: 0,
      jobs: [],
    })
    const { changes } = json as { changes: { personId: string; name: string; kind: string; cause: string }[] }
    expect(changes[0]).toMatchObject({ personId: ids[3], kind: 'created', cause: 'directory' })
    expect(changes.map(({ name }) => name)).toContain('anna berg')
  })

  it('lists people by name, page by page, and those with something to mend', async () => {
    const first = (await owner.get(`${base}/people?limit=2`)).json as Page
    expect([first.items.map(({ name }) => name), first.total]).toEqual([['anna berg', 'Ben Okafor'], 4])
    const second = (await owner.get(`${base}/people?limit=2&cursor=${first.nextCursor}`)).json as Page
    expect([second.items.map(({ name }) => name), second.nextCursor]).toEqual([
      ['x@nordwind.example', 'Åse Dahl'],
      null,
    ])
    const wrong = (await owner.get(`${base}/people?what=problems`)).json as Page
    expect([wrong.items.map(({ personId }) => personId), wrong.total]).toEqual([[ids[3]], 1])
    expect(((await owner.get(`${base}/people?state=failed`)).json as Page).total).toBe(0)
    expect((await owner.get(`${base}/people?cursor=nonsense`)).status).toBe(400)
    expect((await owner.get(`${base}/people?state=odd`)).status).toBe(400)
  })

  it('gives the stored signature in every variant, and nothing of another account', async () => {
    const { json } = await owner.get(`${base}/people/${ids[1]}`)
    expect(json).toMatchObject({ name: 'anna berg', state: 'ready', problems: [], version: 0 })
    const { signatures } = json as { signatures: Record<string, { html: string; text: string }> }
    expect(Object.keys(signatures).sort()).toEqual(['internal', 'new', 'reply'])
    expect(signatures['new']?.html).toContain('anna berg')
    expect((await owner.get(`${base}/people/absent`)).status).toBe(404)
    const other = (await owner.post('/api/accounts', { name: 'Südwind' })).json as { id: string }
    expect((await owner.get(`/api/accounts/${other.id}/signatures/people/${ids[1]}`)).status).toBe(404)
  })
})
