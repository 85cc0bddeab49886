import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { testCertificate } from '../../health/testing/certificate.ts'
import { openReceiver, type Receiver } from '../../health/testing/receiver.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { AccountDelivery } from '../contract.ts'
import { actor, openPublicSide, type PublicSide, putSignature } from '../testing/public.ts'

const certificate = testCertificate('hooks.nordwind.example')
const hour = 60 * 60_000

interface Payload {
  readonly type: string
  readonly data: {
    readonly accountId: string
    readonly cursor: string
    readonly changes: readonly { email: string; cursor: string; kind: string }[]
  }
}

describeDatabases('the webhook signature.changed', (given) => {
  let receiver: Receiver
  let side: PublicSide
  let other: PublicSide
  let accountId: string
  let own: AccountDelivery
  let webhook: { id: string; secret: string }
  beforeAll(async () => {
    receiver = await openReceiver(certificate)
    const parts = {
      trusted: certificate.cert,
      webhookNetworks: ['127.0.0.1'],
      resolve: async () => ['127.0.0.1'],
      random: () => 0,
    }
    side = await openPublicSide(given(), parts)
    other = await openPublicSide(given(), parts)
  })
  afterAll(async () => {
    await receiver.close()
    await side.close()
    await other.close()
  })
  beforeEach(async () => {
    receiver.answer(204)
    accountId = await side.account()
    own = side.delivery.account(accountId)
    await change('before@nordwind.example')
    side.advance(20_000)
    const url = `https://hooks.nordwind.example:${receiver.port}/signatures`
    webhook = await own.addWebhook({ name: 'CRM', url }, actor)
  })
  const change = (email: string) => putSignature(given().database, accountId, { email, at: side.now() })
  /** Changes some people and lets the feed settle. */
  async function changes(...emails: string[]): Promise<void> {
    for (const email of emails) await change(email)
    side.advance(20_000)
  }
  const calls = () => receiver.received.filter(({ body }) => body.includes(accountId))
  const payloads = () => calls().map(({ body }) => JSON.parse(body) as Payload)
  const told = () => payloads().flatMap(({ data }) => data.changes.map(({ email }) => email))

  it('tells what changed after it was made, signed, in order, and holds no signature', async () => {
    await changes('a@nordwind.example', 'b@nordwind.example')
    await side.delivery.send()
    expect(payloads()).toEqual([
      {
        type: 'signature.changed',
        timestamp: expect.any(String),
        data: {
          accountId,
          cursor: expect.any(String),
          changes: [
            expect.objectContaining({ email: 'a@nordwind.example', kind: 'created' }),
            expect.objectContaining({ email: 'b@nordwind.example' }),
          ],
        },
      },
    ])
    const [call] = calls()
    const headers = call?.headers ?? {}
    expect(
      new Webhook(webhook.secret).sign(
        String(headers['webhook-id']),
        new Date(Number(headers['webhook-timestamp']) * 1000),
        call?.body ?? '',
      ),
    ).toBe(headers['webhook-signature'])
    expect(call?.body).not.toMatch(/<table|html|text/u)
    expect(payloads()[0]?.data.cursor).toBe(payloads()[0]?.data.changes[1]?.cursor)
  })

  it('tells it once, also with two nodes that send at the same time, and nothing while nothing changes', async () => {
    await changes('a@nordwind.example')
    other.advance(side.now() - other.now())
    await Promise.all([side.delivery.send(), other.delivery.send(), side.delivery.send()])
    await side.delivery.send()
    expect(told()).toEqual(['a@nordwind.example'])
  })

  it('tries again with the same id until it is taken, and leaves nothing out', async () => {
    receiver.answer(500)
    await changes('a@nordwind.example')
    await side.delivery.send()
    await changes('b@nordwind.example')
    receiver.answer(204)
    side.advance(hour)
    await side.delivery.send()
    expect(told()).toEqual(['a@nordwind.example', 'a@nordwind.example', 'b@nordwind.example'])
    const ids = calls().map(({ headers }) => headers['webhook-id'])
    expect([ids[0] === ids[1], ids[1] === ids[2]]).toEqual([true, false])
    expect(
      (await own.messages()).map(({ state, tries }) => [state, tries.map(({ ok, status }) => [ok, status])]),
    ).toEqual([
      ['sent', [[true, 204]]],
      [
        'sent',
        [
          [false, 500],
          [true, 204],
        ],
      ],
    ])
  })

  it('waits longer each time, is switched off after about three days, says so, and goes on where it was', async () => {
    receiver.answer(503)
    await changes('a@nordwind.example')
    let tries = 0
    for (let hours = 0; hours < 100; hours++) {
      await side.delivery.send()
      if (calls().length > tries) tries = calls().length
      side.advance(hour)
    }
    expect(tries).toBe(10)
    const [off] = await own.webhooks()
    expect(off).toMatchObject({ enabled: false, trouble: expect.stringContaining('status 503') })
    const audit = await given()
      .database.read.selectFrom('audit_entries')
      .selectAll()
      .where('account_id', '=', accountId)
      .execute()
    expect(JSON.stringify(audit)).toContain('could not be reached')
    receiver.answer(204)
    await changes('b@nordwind.example')
    await side.delivery.send()
    expect(calls().length).toBe(10)
    await own.switchWebhook(webhook.id, true, actor)
    await side.delivery.send()
    expect(
      payloads()
        .at(-1)
        ?.data.changes.map(({ email }) => email),
    ).toEqual(['a@nordwind.example', 'b@nordwind.example'])
    expect(await own.webhooks()).toEqual([expect.objectContaining({ enabled: true, trouble: null })])
  })

  it('is switched off at once by 410', async () => {
    receiver.answer(410)
    await changes('a@nordwind.example')
    await side.delivery.send()
    expect(await own.webhooks()).toEqual([
      expect.objectContaining({ enabled: false, trouble: expect.stringContaining('Gone') }),
    ])
  })

  it('tells a publication that changes everybody in messages of at most a hundred', async () => {
    const emails = Array.from({ length: 230 }, (_, index) => `p${index}@nordwind.example`)
    await changes(...emails)
    await side.delivery.send()
    expect(payloads().map(({ data }) => data.changes.length)).toEqual([100, 100, 30])
    expect(told()).toEqual(emails)
  })

  it('goes on after a crash between sending and writing: told twice rather than never', async () => {
    await changes('a@nordwind.example')
    const { claimDue } = await import('./claim.ts')
    await claimDue(given().database, side.now())
    await side.delivery.send()
    expect(told()).toEqual([])
    side.advance(61_000)
    await side.delivery.send()
    expect(told()).toEqual(['a@nordwind.example'])
  })

  it('has a test that says how it went, and one receiver does not wait for another', async () => {
    expect(await own.testWebhook(webhook.id)).toEqual({ ok: true, problem: null })
    expect(payloads()[0]).toMatchObject({ type: 'signature.test', data: { changes: [] } })
    receiver.answer(404)
    expect(await own.testWebhook(webhook.id)).toEqual({ ok: false, problem: 'It answered with status 404.' })
    const slow = await own.addWebhook({ name: 'Slow', url: 'https://closed.nordwind.example:1/' }, actor)
    receiver.answer(204)
    await changes('a@nordwind.example')
    await side.delivery.send()
    expect(told()).toEqual(['a@nordwind.example'])
    await own.removeWebhook(slow.id, actor)
    expect((await own.messages()).every(({ webhookId }) => webhookId === webhook.id)).toBe(true)
  })

  it('keeps its secret sealed, and belongs to its account alone', async () => {
    const rows = JSON.stringify(await given().database.read.selectFrom('delivery_webhooks').selectAll().execute())
    expect(rows).not.toContain(webhook.secret.slice(6))
    const foreign = side.delivery.account(await side.account('Südwind'))
    expect([await foreign.webhooks(), await foreign.messages()]).toEqual([[], []])
    await expect(foreign.testWebhook(webhook.id)).rejects.toThrow('No such webhook.')
    await expect(foreign.switchWebhook(webhook.id, false, actor)).rejects.toThrow('No such webhook.')
    await expect(foreign.removeWebhook(webhook.id, actor)).rejects.toThrow('No such webhook.')
    await expect(own.addWebhook({ name: 'x', url: 'http://nordwind.example' }, actor)).rejects.toThrow('https://')
  })
})
