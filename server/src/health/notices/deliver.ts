import type { BlockList } from 'node:net'
import { sql } from 'kysely'
import type { Clock, Log, Seal } from '../../base/index.ts'
import type { Database, HealthNoticeRow } from '../../storage/index.ts'
import { type Resolve, WebhookAddressError } from './address.ts'
import { type MailSettings, sendMail } from './mail.ts'
import { mailOf } from './message.ts'
import { claimDue, keepOutcome, type Outcome } from './outbox.ts'
import { Payload } from './payload.ts'
import { postWebhook } from './webhook.ts'
import { sealPlace } from './webhooks.ts'

export interface DeliveryParts {
  readonly database: Database
  readonly seal: Seal
  readonly clock: Clock
  readonly log: Log
  readonly random: () => number
  readonly mail: MailSettings | null
  readonly allowed: BlockList
  readonly resolve: Resolve
  /** Certificates to trust beside the system's, PEM; for tests. */
  readonly trusted?: string | undefined
  /** How long a receiver may take, in milliseconds. */
  readonly patience?: number | undefined
}

/** Sends what is due until nothing is. Never throws: what fails is tried again later. */
export async function deliverDue(parts: DeliveryParts): Promise<void> {
  const { database, clock, log } = parts
  try {
    for (;;) {
      const claimed = await claimDue(database, clock.now())
      if (claimed.length === 0) return
      await Promise.all(claimed.map((notice) => deliver(parts, notice)))
    }
  } catch (error) {
    log.warn({ err: error }, 'the notices could not be sent; the next round tries again')
  }
}

/** One try now. */
async function deliver(parts: DeliveryParts, notice: HealthNoticeRow): Promise<void> {
  const outcome = await tryOnce(parts, notice)
  await keepOutcome(parts.database, notice, outcome, parts.clock.now(), parts.random)
}

export async function tryOnce(
  parts: DeliveryParts,
  notice: Pick<HealthNoticeRow, 'account_id' | 'id' | 'channel' | 'target' | 'payload'>,
): Promise<Outcome> {
  try {
    return notice.channel === 'email' ? await byMail(parts, notice) : await byWebhook(parts, notice)
  } catch (error) {
    return { sent: false, status: null, problem: problemOf(error) }
  }
}

/** What went wrong, in the words of the other side; shown to operators only. */
function problemOf(error: unknown): string {
  if (error instanceof WebhookAddressError) return error.message
  if (!(error instanceof Error)) return 'It failed for an unknown reason.'
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}: ` : ''
  return `${code}${error.message}`.replaceAll(/\s+/gu, ' ')
}

const gone = (problem: string): Outcome => ({ sent: false, status: null, problem, final: true })

async function byMail(
  { database, mail }: DeliveryParts,
  notice: Pick<HealthNoticeRow, 'account_id' | 'id' | 'target' | 'payload'>,
): Promise<Outcome> {
  if (mail === null) return gone('Mail is not set up any more: DYNASEND_SMTP_HOST is empty.')
  const to = await addressOf(database, notice.account_id, notice.target)
  if (to === null) return gone('This operator is not a member of the account any more.')
  const message = mailOf(Payload.parse(JSON.parse(notice.payload)))
  await sendMail(mail, { to, id: notice.id, ...message })
  return { sent: true, status: null, problem: null }
}

/** Operators are looked up when the mail leaves, in the sign-in's own table. Null: no member any more. */
export async function addressOf({ read }: Database, accountId: string, target: string): Promise<string | null> {
  if (target.startsWith('address:')) return target.slice('address:'.length)
  const operatorId = target.slice('operator:'.length)
  const rows = await sql<{ email: string }>`
    select u.email as email from account_members as m join auth_users as u on u.id = m.operator_id
    where m.account_id = ${accountId} and m.operator_id = ${operatorId}`.execute(read)
  return rows.rows[0]?.email ?? null
}

async function byWebhook(
  parts: DeliveryParts,
  notice: Pick<HealthNoticeRow, 'account_id' | 'id' | 'target' | 'payload'>,
): Promise<Outcome> {
  const { database, seal, clock } = parts
  const id = notice.target.slice('webhook:'.length)
  const row = await database.read
    .selectFrom('health_webhooks')
    .selectAll()
    .where('account_id', '=', notice.account_id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return gone('The webhook was removed.')
  if (row.enabled === 0) return gone('The webhook is switched off.')
  const secret = seal.open(row.sealed, sealPlace(notice.account_id, id))
  const at = new Date(clock.now())
  const answer = await postWebhook(parts, row.url, { id: notice.id, at, secret, body: notice.payload })
  if (answer.status === 410) await switchOff(database, notice.account_id, id)
  return { sent: answer.ok, status: answer.status, problem: answer.problem, final: answer.status === 410 }
}

/** 410 Gone: the receiver wants no more (Standard Webhooks, "Deliverability and reliability"). */
async function switchOff(database: Database, accountId: string, id: string): Promise<void> {
  await database.write((tx) =>
    tx
      .updateTable('health_webhooks')
      .set({ enabled: 0, trouble: 'It answered with status 410 (Gone), so it was switched off.' })
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .execute(),
  )
}
