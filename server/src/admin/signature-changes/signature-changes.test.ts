import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { openDashboard, type TestDashboard } from '../testing/dashboard.ts'

describeDatabases('change sets in the admin API', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let accountId: string
  let base: string
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    owner = made.client
    accountId = made.accountId
    base = `/api/accounts/${accountId}/signatures`
  })
  afterAll(() => dashboard.close())

  it('shows what the product brings before anything was published', async () => {
    const { status, json } = await owner.get(`${base}/configuration`)
    expect(status).toBe(200)
    expect(json).toMatchObject({ version: 0, changeSet: null, configuration: { programs: [{ id: 'standard' }] } })
  })

  it('begins, lists, shows and discards one', async () => {
    const begun = await owner.post(`${base}/change-sets`, { name: ' New offices ' })
    expect(begun).toMatchObject({
      status: 201,
      json: { name: 'New offices', state: 'open', baseVersion: 0, revision: 1, createdBy: 'Anna Berg' },
    })
    const { id } = begun.json as { id: string }
    expect((await owner.get(`${base}/change-sets`)).json).toMatchObject({ items: [{ id }] })
    const edition = await owner.get(`${base}/configuration?changeSet=${id}`)
    expect(edition.json).toMatchObject({ version: 0, changeSet: { id, revision: 1 } })
    expect((await owner.delete(`${base}/change-sets/${id}`)).status).toBe(204)
    expect((await owner.delete(`${base}/change-sets/${id}`)).status).toBe(409)
    expect((await owner.get(`${base}/change-sets`)).json).toEqual({ items: [] })
    const words = (await owner.get(`/api/accounts/${accountId}/audit`)).text
    expect(words).toContain('discarded the change set')
  })

  it('needs a name, and knows no change set of somebody else', async () => {
    const nameless = await owner.post(`${base}/change-sets`, { name: '  ' })
    expect(nameless).toMatchObject({ status: 400, json: { error: { fields: { name: expect.any(String) as string } } } })
    expect((await owner.get(`${base}/configuration?changeSet=nobody`)).status).toBe(404)
    expect((await owner.delete(`${base}/change-sets/nobody`)).status).toBe(404)
  })

  it('is read by auditors and begun by designers', async () => {
    const auditor = await dashboard.operator(owner, accountId, 'auditor')
    const designer = await dashboard.operator(owner, accountId, 'designer')
    expect((await auditor.get(`${base}/configuration`)).status).toBe(200)
    expect((await auditor.post(`${base}/change-sets`, { name: 'x' })).status).toBe(403)
    expect((await designer.post(`${base}/change-sets`, { name: 'x' })).status).toBe(201)
  })
})
