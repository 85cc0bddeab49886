import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { testCertificate } from '../testing/certificate.ts'
import { anna, openCompany, type TestCompany } from '../testing/company.ts'
import { openReceiver, type Receiver } from '../testing/receiver.ts'

const certificate = testCertificate('hooks.nordwind.example')

describeDatabases('notices by webhook', (database) => {
  let receiver: Receiver
  beforeAll(async () => {
    receiver = await openReceiver(certificate)
  })
  afterAll(() => receiver.close())

  /** A company with a webhook and a wave of leavers. */
  const troubled = async (more = {}): Promise<{ company: TestCompany; ids: string[]; secret: string; id: string }> => {
    receiver.answer(204)
    const parts = { trusted: certificate.cert, webhookNetworks: ['127.0.0.1'], resolve: async () => ['127.0.0.1'] }
    const company = await openCompany(database().database, { ...parts, ...more })
    const url = `https://hooks.nordwind.example:${receiver.port}/dynasend`
    const { id, secret } = await company.own.addWebhook('Pager', url, anna)
    await company.probe()
    const ids = await company.hire(60)
    await company.pass(2)
    await company.change(ids.slice(0, 30), { active: false })
    await company.pass(2)
    return { company, ids, secret, id }
  }
  /** What came about this company; others of the same database have conditions of their own. */
  const from = ({ scimServerId }: TestCompany) => receiver.received.filter(({ body }) => body.includes(scimServerId))
  const events = (company: TestCompany) =>
    from(company).map(({ body }) => (JSON.parse(body) as { type: string }).type.replace('health.', ''))

  it('tells a beginning and an end once each, signed, in order, without a name', async () => {
    const { company, ids, secret } = await troubled()
    await company.health.send()
    await company.change(ids.slice(0, 30), { active: true })
    await company.pass(3)
    await company.health.send()
    await company.again().send()
    expect(events(company)).toEqual(['condition.began', 'condition.ended'])
    for (const { headers, body } of from(company)) {
      const age = Number(headers['webhook-timestamp']) * 1000
      expect(Math.abs(age - company.clock.now())).toBeLessThan(600_000)
      const signed = new Webhook(secret).sign(headers['webhook-id'] ?? '', new Date(age), body)
      expect(headers['webhook-signature']).toBe(signed)
      expect(body).not.toMatch(/Person|p1@/u)
    }
    expect(JSON.parse(from(company)[0]?.body ?? '')).toMatchObject({
      data: {
        account: { name: 'Nordwind Traders' },
        scimServer: { id: company.scimServerId },
        condition: { kind: 'leavers', level: 'red', evidence: { left: 30, activeBefore: 60 } },
        seen: '30 of 60 people who were active left within an hour (50 %).',
        links: [
          { url: expect.stringMatching(/^https:\/\/signatures\.nordwind\.example\/accounts\//u) as unknown },
          {},
          {},
        ],
      },
    })
  })

  it('tries again with growing gaps and the same id, and lets nothing overtake', async () => {
    const { company, ids } = await troubled()
    receiver.answer(500)
    await company.health.send()
    await company.health.send()
    expect(from(company)).toHaveLength(1)
    await company.change(ids.slice(0, 30), { active: true })
    await company.pass(1)
    await company.health.send()
    await company.pass(6)
    await company.health.send()
    expect(events(company)).toEqual(['condition.began', 'condition.began', 'condition.began'])
    receiver.answer(200)
    await company.pass(31)
    await company.health.send()
    expect(events(company).slice(3)).toEqual(['condition.began', 'condition.ended'])
    expect(
      new Set(
        from(company)
          .slice(0, 4)
          .map(({ headers }) => headers['webhook-id']),
      ).size,
    ).toBe(1)
    const [ended, began] = await company.own.deliveries()
    expect(ended).toMatchObject({ event: 'ended', state: 'sent', attempts: [{ outcome: 'sent' }] })
    expect(began?.attempts.map(({ status }) => status)).toEqual([500, 500, 500, 200])
  })

  it('gives up after ten tries, about three days later', async () => {
    const { company } = await troubled()
    receiver.answer(503)
    const clock = { now: () => company.clock.now() + late }
    let late = 0
    const sender = company.again({ clock })
    for (let hours = 0; hours < 100; hours++) {
      await sender.send()
      late += 60 * 60_000
    }
    expect(from(company)).toHaveLength(10)
    expect((await company.own.deliveries())[0]).toMatchObject({ state: 'givenUp', nextAt: null })
  })

  it('sends a notice again whose sender died, with the same id, and not while another node sends it', async () => {
    const { company } = await troubled()
    const claimed = new Date(company.clock.now() + 90_000).toISOString()
    const { database: open } = database()
    await open.write((tx) =>
      tx
        .updateTable('health_notices')
        .set({ claimed_until: claimed })
        .where('account_id', '=', company.accountId)
        .execute(),
    )
    await company.health.send()
    expect(from(company)).toHaveLength(0)
    await company.pass(2)
    const other = await database().openAgain()
    await Promise.all([company.health.send(), company.again({ database: other }).send()])
    await other.close()
    expect(from(company)).toHaveLength(1)
  })

  it('tells nothing while it is quiet, and what is still wrong afterwards', async () => {
    const company = await openCompany(database().database, {
      trusted: certificate.cert,
      webhookNetworks: ['127.0.0.1'],
    })
    await company.own.addWebhook('Pager', `https://localhost:${receiver.port}/`, anna)
    const quietUntil = new Date(company.clock.now() + 60 * 60_000).toISOString()
    await company.own.changeServerSettings(company.scimServerId, { thresholds: null, quietUntil }, anna)
    receiver.answer(204)
    await company.probe()
    const ids = await company.hire(60)
    await company.change(ids.slice(0, 30), { active: false })
    await company.pass(2)
    await company.change(ids, { title: null })
    await company.change(ids, { title: 'Head', active: true })
    await company.hire(10, { emails: '' })
    await company.pass(10)
    await company.health.send()
    expect(from(company)).toHaveLength(0)
    expect(await company.open()).toEqual(['withoutEmail'])
    await company.pass(60)
    await company.health.send()
    expect(events(company)).toEqual(['condition.began'])
    expect(from(company)[0]?.body).toContain('withoutEmail')
  })

  it('stops at 410, follows no redirect, and says what to mend', async () => {
    const { company, id } = await troubled()
    receiver.answer(302, 'https://169.254.169.254/latest/meta-data')
    expect(await company.own.testWebhook(id)).toEqual({
      ok: false,
      problem: 'It answered with a redirect (302), which is not followed: enter the address that it leads to.',
    })
    receiver.answer(410)
    await company.own.testWebhook(id)
    expect(await company.own.webhooks()).toMatchObject([
      { enabled: false, trouble: expect.stringContaining('410') as unknown },
    ])
    await company.own.switchWebhook(id, true, anna)
    receiver.answer(204)
    expect(await company.own.testWebhook(id)).toEqual({ ok: true, problem: null })
    expect(await company.own.webhooks()).toMatchObject([{ enabled: true, trouble: null }])
  })

  it('waits for no receiver that hangs, and reads no answer that does not end', async () => {
    const { company, id } = await troubled({ patience: 250 })
    receiver.answer('hang')
    expect(await company.own.testWebhook(id)).toEqual({ ok: false, problem: 'It did not answer within 0.25 seconds.' })
    receiver.answer('flood')
    expect(await company.own.testWebhook(id)).toEqual({ ok: true, problem: null })
  })

  it('trusts no certificate that it does not know, and reaches no closed address', async () => {
    const { company, id } = await troubled()
    const untrusting = company.again({ trusted: undefined as unknown as string }).account(company.accountId)
    expect((await untrusting.testWebhook(id)).problem).toMatch(/DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED/u)
    const closed = company.again({ webhookNetworks: [] }).account(company.accountId)
    expect((await closed.testWebhook(id)).problem).toContain('not on the public internet')
    const two = company.again({ webhookNetworks: [], resolve: async () => ['93.184.216.34', '10.0.0.1'] })
    expect((await two.account(company.accountId).testWebhook(id)).problem).toContain('not on the public internet')
  })

  it('keeps its secret sealed, and each webhook to its own account', async () => {
    const { company, id, secret } = await troubled()
    const rows = await database().database.read.selectFrom('health_webhooks').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6))
    const stranger = (await openCompany(database().database)).own
    await expect(stranger.testWebhook(id)).rejects.toThrow('No such webhook.')
    await expect(stranger.removeWebhook(id, anna)).rejects.toThrow('No such webhook.')
    expect(await stranger.deliveries()).toEqual([])
    await company.own.removeWebhook(id, anna)
    await company.health.send()
    expect((await company.own.deliveries())[0]?.attempts).toMatchObject([{ problem: 'The webhook was removed.' }])
  })
})
