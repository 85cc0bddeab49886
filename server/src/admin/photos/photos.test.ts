import { afterAll, beforeAll, expect, it } from 'vitest'
import { submitPhoto } from '../../signatures/photos/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { connect, openDashboard, provision, type TestDashboard } from '../testing/dashboard.ts'

interface Photos {
  readonly items: readonly { readonly userId: string; readonly name: string }[]
}

describeDatabases('photos of employees in the admin API', (database) => {
  let dashboard: TestDashboard
  let manager: TestClient
  let designer: TestClient
  let accountId: string
  const ids: string[] = []
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    accountId = made.accountId
    manager = await dashboard.operator(made.client, accountId, 'manager')
    designer = await dashboard.operator(made.client, accountId, 'designer')
    const { caller } = await connect(dashboard, made.client, accountId)
    for (const name of ['Anna', 'Bo']) {
      const person = { userName: `${name}@nordwind.example`, displayName: name, active: true }
      ids.push(await provision(dashboard, caller, person))
    }
    for (const personId of ids) await submit(personId, `photo of ${personId}`)
  })
  afterAll(() => dashboard.close())
  const submit = (personId: string, text: string) =>
    database().database.write((tx) =>
      submitPhoto(tx, { accountId, personId }, { bytes: Buffer.from(text), width: 1, height: 1 }, dashboard.now()),
    )
  const base = () => `/api/accounts/${accountId}/signatures/photos`
  const waiting = async () => ((await manager.get(base())).json as Photos).items.map(({ name }) => name)
  const stateOf = async (personId: string | undefined) =>
    database()
      .database.read.selectFrom('signature_photos')
      .select(['state', 'reason', 'decided_by'])
      .where('person_id', '=', personId ?? '')
      .executeTakeFirst()

  it('wait with a name and a picture, oldest first, for owners and managers', async () => {
    expect(await waiting()).toEqual(['Anna', 'Bo'])
    const picture = await manager.get(`${base()}/${ids[0]}/picture`)
    expect([picture.status, picture.headers.get('content-type'), picture.text]).toEqual([
      200,
      'image/jpeg',
      `photo of ${ids[0]}`,
    ])
    for (const path of [base(), `${base()}/${ids[0]}/picture`]) expect((await designer.get(path)).status).toBe(403)
  })

  it('are shown or refused once, with a reason, and the audit log says who did', async () => {
    expect((await manager.post(`${base()}/${ids[0]}/decision`, { approve: true })).status).toBe(204)
    const refusal = { approve: false, reason: 'Too dark' }
    expect((await manager.post(`${base()}/${ids[1]}/decision`, refusal)).status).toBe(204)
    expect(await stateOf(ids[0])).toEqual({ state: 'approved', reason: null, decided_by: 'The manager' })
    expect(await stateOf(ids[1])).toEqual({ state: 'refused', reason: 'Too dark', decided_by: 'The manager' })
    expect((await manager.post(`${base()}/${ids[0]}/decision`, refusal)).status).toBe(404)
    expect(await waiting()).toEqual([])
    const entries = await database().database.read.selectFrom('audit_entries').select('detail').execute()
    expect(JSON.stringify(entries)).toContain('refused a photo: Too dark')
  })

  it('a link to the own page opens once, and is made five times an hour at most', async () => {
    const path = `/api/accounts/${accountId}/users/${ids[0]}/portal-link`
    expect((await designer.post(path)).status).toBe(403)
    const statuses: number[] = []
    for (let index = 0; index < 6; index++) {
      const { status, json } = await manager.post(path)
      statuses.push(status)
      if (status === 201) expect(json).toEqual({ url: expect.stringContaining('/me#token=') })
    }
    expect(statuses).toEqual([201, 201, 201, 201, 201, 409])
    expect((await manager.post(`/api/accounts/${accountId}/users/absent/portal-link`)).status).toBe(404)
  })
})
