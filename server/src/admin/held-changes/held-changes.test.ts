import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ScimCaller } from '../../directory/contract.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { callFacts, connect, created, openDashboard, provision, type TestDashboard } from '../testing/dashboard.ts'
import type { HeldBatch, HeldBatchDetails } from './shapes.ts'

interface Page<Item> {
  readonly items: readonly Item[]
  readonly total: number
  readonly nextCursor: string | null
}

describeDatabases('held changes in the admin API', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let base: string
  let accountId: string
  let caller: ScimCaller
  const ids: string[] = []
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    owner = made.client
    accountId = made.accountId
    base = `/api/accounts/${accountId}/held-changes`
    caller = (await connect(dashboard, owner, accountId)).caller
    const scim = dashboard.scim.scim(caller)
    for (let index = 0; index < 40; index++) {
      const person = { userName: `h${index}@nordwind.example`, displayName: `Håkan ${index}`, active: true }
      ids.push(await provision(dashboard, caller, person))
    }
    for (const id of ids) {
      const options = { call: callFacts('PATCH', `/Users/${id}`), ...created }
      await scim.users.update(id, ({ document }) => ({ ...document, active: false }), options)
    }
  })
  afterAll(() => dashboard.close())

  const first = async (): Promise<HeldBatch> => {
    const [batch] = ((await owner.get(base)).json as Page<HeldBatch>).items
    if (!batch) throw new Error('There is a batch.')
    return batch
  }

  it('lists the batch, and says in one look how many, why, and by which calls', async () => {
    const batch = await first()
    expect(batch).toMatchObject({
      state: 'open',
      people: 40,
      heldPeople: 40,
      cause: { kind: 'people', name: null, lost: 26, before: 40 },
      decisions: [],
    })
    const details = (await owner.get(`${base}/${batch.id}`)).json as HeldBatchDetails
    expect(details.undecided).toEqual({
      deactivated: 40,
      deleted: 0,
      groupDeleted: 0,
      managerLost: 0,
      memberRemoved: 0,
    })
    expect(details.departments).toEqual([{ value: '', count: 40 }])
    expect(details.removal).toBeNull()
  })

  it('pages and searches who it is; hostile letters find nothing', async () => {
    const { id } = await first()
    const page = (await owner.get(`${base}/${id}/changes?limit=15`)).json as Page<{ name: string }>
    expect([page.items.length, page.total]).toEqual([15, 40])
    const next = (await owner.get(`${base}/${id}/changes?limit=15&cursor=${page.nextCursor}`)).json as Page<unknown>
    expect(next.items).toHaveLength(15)
    const found = (await owner.get(`${base}/${id}/changes?search=${encodeURIComponent('HÅKAN 7')}`))
      .json as Page<object>
    expect(found.items).toEqual([expect.objectContaining({ name: 'Håkan 7', kind: 'deactivated', state: 'held' })])
    for (const search of ['%', '_', "' or 1=1 --", '\\'])
      expect(
        ((await owner.get(`${base}/${id}/changes?search=${encodeURIComponent(search)}`)).json as Page<object>).total,
      ).toBe(0)
    expect((await owner.get(`${base}/${id}/changes?cursor=nonsense`)).status).toBe(400)
  })

  it('answers like nothing is there to another account, and lets no auditor decide', async () => {
    const { id } = await first()
    const other = await owner.post('/api/accounts', { name: 'Südwind' })
    const foreign = `/api/accounts/${(other.json as { id: string }).id}/held-changes/${id}`
    for (const path of [foreign, `${foreign}/changes`, `${base}/absent`, `${base}/absent/changes`])
      expect((await owner.get(path)).status).toBe(404)
    expect((await owner.post(`${foreign}/decisions`, { decision: 'release' })).status).toBe(404)
    const auditor = await dashboard.operator(owner, accountId, 'auditor')
    expect((await auditor.get(`${base}/${id}`)).status).toBe(200)
    expect((await auditor.post(`${base}/${id}/decisions`, { decision: 'release' })).status).toBe(403)
    expect((await owner.post(`${base}/${id}/decisions`, { decision: 'burn' })).status).toBe(400)
    expect((await owner.post(`${base}/${id}/decisions`, { decision: 'release', ids: [] })).status).toBe(400)
  })

  it('takes a decision about some, then about the rest, once; the audit names the decider and the numbers', async () => {
    const { id } = await first()
    const manager = await dashboard.operator(owner, accountId, 'manager')
    const some = await manager.post(`${base}/${id}/decisions`, { decision: 'release', ids: ids.slice(0, 3) })
    expect([some.status, some.json]).toEqual([201, expect.objectContaining({ people: 3, changes: 3 })])
    const again = await owner.post(`${base}/${id}/decisions`, { decision: 'restore', ids: ids.slice(0, 3) })
    expect([again.status, JSON.stringify(again.json)]).toEqual([409, expect.stringContaining('The manager decided')])
    expect((await owner.post(`${base}/${id}/decisions`, { decision: 'restore' })).json).toMatchObject({ people: 37 })
    expect((await manager.post(`${base}/${id}/decisions`, { decision: 'release' })).status).toBe(409)
    const { items } = (await owner.get(`/api/accounts/${accountId}/activity?kind=operator`)).json as Page<object>
    expect(JSON.stringify(items)).toContain('decided to put back the departure of 37 people')
  })
})
