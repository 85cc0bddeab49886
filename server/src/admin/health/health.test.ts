import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ScimCaller } from '../../directory/contract.ts'
import { testCertificate } from '../../health/testing/certificate.ts'
import { type MailBox, openMailBox, openReceiver, type Receiver } from '../../health/testing/receiver.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { callFacts, connect, created, openDashboard, provision, type TestDashboard } from '../testing/dashboard.ts'
import type { Condition } from './shapes.ts'

const minute = 60_000
const certificate = testCertificate()

describeDatabases('health in the admin API', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let base: string
  let accountId: string
  let caller: ScimCaller
  let box: MailBox
  let receiver: Receiver
  beforeAll(async () => {
    box = await openMailBox(certificate)
    receiver = await openReceiver(certificate)
    const account = { user: null, password: null, from: 'dynasend@nordwind.example', trusted: certificate.cert }
    const mail = { host: 'localhost', port: box.port, tls: 'starttls', ...account } as const
    const ahead = database().kind === 'sqlite' ? 0 : 600 * minute
    const notices = { mail, webhookNetworks: ['127.0.0.1', '::1'], trusted: certificate.cert }
    dashboard = await openDashboard(database(), 'http://localhost:8080', ahead, notices)
    const made = await dashboard.owner()
    owner = made.client
    accountId = made.accountId
    base = `/api/accounts/${accountId}`
    caller = (await connect(dashboard, owner, accountId)).caller
  })
  afterAll(async () => {
    await dashboard.close()
    await box.close()
    await receiver.close()
  })

  const pass = async (minutes: number) => {
    await dashboard.scim.flush()
    for (let passed = 0; passed < minutes; passed++) {
      dashboard.advance(minute)
      await dashboard.health.watch()
    }
  }
  const health = async () => ((await owner.get(`${base}/health`)).json as { conditions: Condition[] }).conditions
  const mailsTo = () => box.mails.map(({ to }) => to.split('@')[0]?.replaceAll(/\d+/gu, ''))

  it('begins well, with the numbers that were chosen for everybody', async () => {
    expect(await health()).toEqual([])
    const { settings, mailIsSet } = (await owner.get(`${base}/health/settings`)).json as {
      settings: { receivers: unknown; thresholds: { leavers: unknown } }
      mailIsSet: boolean
    }
    expect(mailIsSet).toBe(true)
    expect(settings.receivers).toEqual({ roles: ['owner', 'manager'], addresses: [] })
    expect(settings.thresholds.leavers).toEqual({ on: true, share: 0.1, atLeast: 25 })
  })

  it('shows cycles, tells owners and managers of a wave by mail, and opens the calls of its time', async () => {
    const manager = await dashboard.operator(owner, accountId, 'manager')
    await dashboard.operator(owner, accountId, 'auditor')
    const ids: string[] = []
    for (let index = 0; index < 60; index++)
      ids.push(
        await provision(dashboard, caller, { userName: `w${index}@nordwind.example`, displayName: `W ${index}` }),
      )
    await pass(20)
    const scim = dashboard.scim.scim(caller)
    for (const id of ids.slice(0, 30)) {
      const options = { call: callFacts('PATCH', `/Users/${id}`), ...created }
      await scim.users.update(id, ({ document }) => ({ ...document, active: false }), options)
    }
    await pass(2)
    await dashboard.health.send()
    expect(mailsTo().toSorted()).toEqual(['anna', 'anna', 'o', 'o'])
    const conditions = await health()
    expect(conditions.map(({ kind }) => kind).toSorted()).toEqual(['held', 'withoutEmail'])
    const cycles = (await owner.get(`${base}/scim-servers/${caller.scimServerId}/cycles`)).json as {
      items: { kind: string; created: number; disabled: number; beganAt: string; endedAt: string }[]
    }
    expect(cycles.items.map(({ kind, created: c, disabled }) => [kind, c, disabled])).toEqual([
      ['cycle', 0, 30],
      ['cycle', 60, 0],
    ])
    const range = `from=${cycles.items[0]?.beganAt}&to=${cycles.items[0]?.endedAt}`
    const calls = (await owner.get(`${base}/activity?${range}`)).json as { total: number; items: { kind: string }[] }
    expect(calls.total).toBe(30)
    expect(new Set(calls.items.map(({ kind }) => kind))).toEqual(new Set(['deactivated']))
    const held = conditions.find(({ kind }) => kind === 'held')
    // What is held is decided under Held changes, not waved through here.
    expect((await manager.post(`${base}/health/conditions/${held?.id}/accept`)).status).toBe(409)
    const missing = conditions.find(({ kind }) => kind === 'withoutEmail')
    expect((await manager.post(`${base}/health/conditions/${missing?.id}/accept`)).status).toBe(204)
    expect((await health()).find(({ kind }) => kind === 'withoutEmail')).toMatchObject({
      ending: 'accepted',
      endedBy: 'The manager',
      clear: { seen: 'The manager said that this was meant.' },
    })
    expect((await manager.post(`${base}/health/conditions/${missing?.id}/accept`)).status).toBe(404)
  })

  it('sends tests to the person who asks and to a webhook, and lists each try', async () => {
    const before = box.mails.length
    expect((await owner.post(`${base}/health/test-mail`)).json).toEqual({ ok: true, problem: null })
    expect(box.mails.slice(before)).toMatchObject([{ to: expect.stringMatching(/^anna/u) as unknown }])
    const made = await owner.post(`${base}/health/webhooks`, {
      name: 'Pager',
      url: `https://localhost:${receiver.port}/`,
    })
    expect(made.json).toMatchObject({ secret: expect.stringMatching(/^whsec_/u) as unknown })
    const { id } = made.json as { id: string }
    expect((await owner.post(`${base}/health/webhooks/${id}/test`)).json).toEqual({ ok: true, problem: null })
    expect(receiver.received.at(-1)?.body).toContain('health.test')
    expect((await owner.get(`${base}/health/webhooks`)).text).not.toContain('whsec_')
    const { items } = (await owner.get(`${base}/health/deliveries`)).json as { items: unknown[] }
    expect(items[0]).toMatchObject({
      channel: 'webhook',
      receiver: 'Pager',
      state: 'sent',
      attempts: [{ status: 204 }],
    })
    expect(items[1]).toMatchObject({ channel: 'email', receiver: 'Anna Berg', event: 'test', state: 'sent' })
    expect((await owner.patch(`${base}/health/webhooks/${id}`, { enabled: false })).status).toBe(204)
    expect((await owner.post(`${base}/health/webhooks/${id}/test`)).json).toMatchObject({ ok: false })
    expect((await owner.delete(`${base}/health/webhooks/${id}`)).status).toBe(204)
    expect((await owner.delete(`${base}/health/webhooks/${id}`)).status).toBe(404)
    const deeds = (await owner.get(`${base}/activity?kind=operator&limit=3`)).json as { items: { summary: string }[] }
    expect(deeds.items.map(({ summary }) => summary)).toEqual([
      'Anna Berg removed the webhook “Pager”',
      'Anna Berg switched the webhook “Pager” off',
      'Anna Berg added the webhook “Pager”',
    ])
  })

  it('says which field is wrong, and changes nothing', async () => {
    const { settings } = (await owner.get(`${base}/health/settings`)).json as {
      settings: { receivers: object; thresholds: object }
    }
    const put = async (change: object) => (await owner.put(`${base}/health/settings`, { ...settings, ...change })).json
    expect(await put({ receivers: { roles: ['owner'], addresses: ['nobody'] } })).toMatchObject({
      error: { code: 'invalid', fields: { 'receivers.addresses.0': 'Enter e-mail addresses only.' } },
    })
    const errors = { on: true, share: 2, atLeast: 0 }
    expect(await put({ thresholds: { ...settings.thresholds, errors } })).toMatchObject({
      error: {
        fields: { 'thresholds.errors.share': 'Use 0 to 100 %.', 'thresholds.errors.atLeast': 'Use 1 or more.' },
      },
    })
    for (const url of ['http://hooks.nordwind.example', 'nonsense', 'https://a:b@hooks.nordwind.example']) {
      const refused = await owner.post(`${base}/health/webhooks`, { name: 'x', url })
      expect(refused.json).toMatchObject({ error: { code: 'invalid', fields: { url: expect.any(String) as unknown } } })
    }
    expect((await owner.get(`${base}/health/settings`)).json).toMatchObject({ settings })
    expect((await owner.get(`${base}/activity?from=yesterday`)).status).toBe(400)
  })

  it('keeps a SCIM server’s own numbers and its quiet', async () => {
    const path = `${base}/scim-servers/${caller.scimServerId}/health-settings`
    expect((await owner.get(path)).json).toEqual({ thresholds: null, quietUntil: null })
    const quietUntil = '2027-01-01T00:00:00.000Z'
    expect((await owner.put(path, { thresholds: null, quietUntil })).json).toEqual({ thresholds: null, quietUntil })
    expect((await owner.put(path, { thresholds: null, quietUntil: 'soon' })).status).toBe(400)
    expect((await owner.get(`${base}/scim-servers/absent/cycles`)).status).toBe(404)
  })
})
