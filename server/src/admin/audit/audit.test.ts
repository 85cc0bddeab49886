import { afterAll, beforeAll, expect, it } from 'vitest'
import { unguarded } from '../../audit/testing/stage.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { connect, openDashboard, provision, type TestDashboard } from '../testing/dashboard.ts'

interface Row {
  readonly sequence: number
  readonly action: string
  readonly operatorName: string
  readonly words: string
}
interface Page {
  readonly items: readonly Row[]
  readonly nextCursor: string | null
  readonly total: number
}

describeDatabases('the audit log in the admin API', (open) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let accountId: string
  let base: string
  beforeAll(async () => {
    dashboard = await openDashboard(open())
    const made = await dashboard.owner()
    owner = made.client
    accountId = made.accountId
    base = `/api/accounts/${accountId}`
  })
  afterAll(() => dashboard.close())
  const page = async (query: string, client = owner) => (await client.get(`${base}/audit${query}`)).json as Page
  const state = async () => (await owner.get(`${base}/audit/state`)).json as { whole: boolean; problem: object | null }

  it('tells who did what, page by page and filtered, to owners and auditors', async () => {
    const { scimServerId, tokenId } = await connect(dashboard, owner, accountId)
    await owner.post(`${base}/scim-servers/${scimServerId}/tokens/${tokenId}/reveal`)
    await owner.get(`${base}/attributes-seen.csv`)
    const all = await page('')
    const actions = all.items.map((row) => row.action)
    expect(actions).toEqual(
      expect.arrayContaining(['scimServer.create', 'token.reveal', 'attributes.export', 'account.create']),
    )
    const [first] = (await page('?limit=1')).items
    expect(first?.sequence).toBe(all.total)
    const second = await page(`?limit=1&cursor=${all.total}`)
    expect(second.items[0]?.sequence).toBe(all.total - 1)
    expect((await page('?action=token')).items.map((row) => row.action)).toEqual(['token.reveal'])
    expect((await page('?search=100%25')).total).toBe(0)
    expect((await page('?from=2099-01-01T00:00:00Z')).total).toBe(0)
    const auditor = await dashboard.operator(owner, accountId, 'auditor')
    expect((await page('?action=token', auditor)).total).toBe(1)
    const manager = await dashboard.operator(owner, accountId, 'manager')
    expect((await manager.get(`${base}/audit`)).status).toBe(403)
    expect((await owner.get(`${base}/audit?cursor=x`)).status).toBe(400)
  })

  it('keeps sign-ins and settings of the installation in a chain of their own', async () => {
    const client = dashboard.client()
    const session = (await owner.get('/api/session')).json as { operator: { email: string } }
    const { email } = session.operator
    await client.post('/api/auth/sign-in/email', { email, password: 'correct horse battery' })
    await client.post('/api/auth/sign-out')
    const rows = ((await owner.get('/api/installation/audit')).json as Page).items
    expect(rows.slice(0, 2)).toEqual([
      expect.objectContaining({ action: 'session.end', operatorName: 'Anna Berg' }),
      expect.objectContaining({ action: 'session.create', words: 'signed in', operatorName: 'Anna Berg' }),
    ])
    const manager = await dashboard.operator(owner, accountId, 'manager')
    expect((await manager.get('/api/installation/audit')).status).toBe(403)
  })

  it('lets nobody in whose sign-in cannot be recorded', async () => {
    const session = (await owner.get('/api/session')).json as { operator: { email: string } }
    const body = { email: session.operator.email, password: 'correct horse battery' }
    const { database } = open()
    await database.write((tx) => tx.schema.alterTable('audit_entries').renameTo('put_aside').execute())
    const client = dashboard.client()
    const refused = await client.post('/api/auth/sign-in/email', body)
    await database.write((tx) => tx.schema.alterTable('put_aside').renameTo('audit_entries').execute())
    expect(refused.status).toBeGreaterThanOrEqual(500)
    expect((await client.get('/api/session')).status).toBe(401)
    expect((await client.post('/api/auth/sign-in/email', body)).status).toBe(200)
  })

  it('exports safe CSV and checkable lines, signs heads, and records both', async () => {
    await owner.patch(base, { name: '=cmd|calc' })
    const csv = await owner.get(`${base}/audit.csv?action=account`)
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(csv.text).toContain('renamed the account to “=cmd|calc”')
    const lines = (await owner.get(`${base}/audit.jsonl`)).text.trim().split('\n')
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ action: 'audit.export', account_id: accountId })
    const head = await owner.post(`${base}/audit/head`)
    expect([head.status, head.json]).toEqual([201, expect.objectContaining({ format: 'dynasend-audit-head-1' })])
  })

  it('keeps records for as long as the owner wants, within limits', async () => {
    const wanted = { auditDays: 500, activityDays: 60, goneDays: 10 }
    expect((await owner.put(`${base}/audit/retention`, wanted)).json).toEqual(wanted)
    expect(await state()).toMatchObject({ retention: wanted })
    const tooFew = await owner.put(`${base}/audit/retention`, { ...wanted, auditDays: 1 })
    expect([tooFew.status, tooFew.json]).toEqual([
      400,
      {
        error: expect.objectContaining({
          fields: { auditDays: expect.stringContaining('from 90 to 3660') as string },
        }) as object,
      },
    ])
  })

  it('exports and erases a person for an owner who names them', async () => {
    const { caller } = await connect(dashboard, owner, accountId)
    const userName = 'erase.me@nordwind.example'
    const id = await provision(dashboard, caller, { schemas: [], userName, displayName: 'Erase Me', active: true })
    const exported = await owner.get(`${base}/users/${id}/export`)
    expect(exported.json).toMatchObject({ format: 'dynasend-person-1', resource: { document: { userName } } })
    expect((await owner.post(`${base}/users/${id}/erase`, { userName: 'other' })).status).toBe(400)
    const erased = await owner.post(`${base}/users/${id}/erase`, { userName })
    expect([erased.status, erased.json]).toEqual([200, expect.objectContaining({ personId: id, state: 'done' })])
    expect((await owner.get(`${base}/users/${id}`)).status).toBe(404)
    expect((await owner.post(`${base}/users/${id}/erase`, { userName })).status).toBe(404)
    const { items } = (await owner.get(`${base}/erasures`)).json as { items: { personId: string }[] }
    expect(items.map((one) => one.personId)).toEqual([id])
    expect((await page('?action=person')).items.map((row) => row.action)).toEqual(['person.erase', 'person.export'])
  })

  it('says where it is broken', async () => {
    expect(await state()).toMatchObject({ whole: true, problem: null })
    await unguarded(open().database, [
      `update audit_entries set detail = 'did nothing' where account_id = '${accountId}' and sequence = 2`,
    ])
    dashboard.advance(61_000)
    expect(await state()).toMatchObject({ whole: false, problem: { sequence: 2 } })
  })
})
