import type { BlockList } from 'node:net'
import type { Clock, Log, Seal } from '../../base/index.ts'
import { NotFoundError } from '../../directory/errors.ts'
import { gapAfter, postWebhook, type Resolve, WebhookAddressError } from '../../health/index.ts'
import type { Database, DeliveryMessageRow, DeliveryWebhookRow } from '../../storage/index.ts'
import { claimDue, claimedUntil } from './claim.ts'
import { newMessage, nextMessage, payloadOf, type Try, triesOf } from './messages.ts'
import { recordWebhook, sealPlace } from './store.ts'

export interface SendParts {
  readonly database: Database
  readonly seal: Seal
  readonly clock: Clock
  readonly log: Log
  readonly random: () => number
  readonly allowed: BlockList
  readonly resolve: Resolve
  /** Certificates to trust beside the system's, PEM; for tests. */
  readonly trusted?: string | undefined
  /** How long a receiver may take, in milliseconds. */
  readonly patience?: number | undefined
}

/** Messages of one webhook in a row; then others have their turn. */
const mostInARow = 50
const longestProblem = 500

/** Tells every webhook what it does not know yet, until nothing is due. Never throws: what fails is tried again later. */
export async function sendDue(parts: SendParts): Promise<void> {
  try {
    for (;;) {
      const claimed = await claimDue(parts.database, parts.clock.now())
      if (claimed.length === 0) return
      await Promise.all(claimed.map((webhook) => tell(parts, webhook)))
    }
  } catch (error) {
    parts.log.warn({ err: error }, 'signature webhooks could not be told; the next second tries again')
  }
}

/** One webhook: message after message, in the order of the feed, until one fails or nothing is left. */
async function tell(parts: SendParts, claimed: DeliveryWebhookRow): Promise<void> {
  const { database, clock } = parts
  let webhook = claimed
  for (let count = 0; count < mostInARow; count++) {
    const message = await nextMessage(database, webhook, clock.now())
    if (message === null) break
    const tried = await tryOnce(parts, webhook, message)
    const next = await keepTry(parts, webhook, message, tried)
    if (next === null) return
    webhook = next
  }
  await letGo(database, webhook)
}

async function tryOnce(parts: SendParts, webhook: DeliveryWebhookRow, message: DeliveryMessageRow): Promise<Try> {
  const { database, seal, clock } = parts
  const at = new Date(clock.now())
  try {
    const secret = seal.open(webhook.sealed, sealPlace(webhook.account_id, webhook.id))
    const body = await payloadOf(database, message)
    const { ok, status, problem } = await postWebhook(parts, webhook.url, { id: message.id, at, secret, body })
    return { at: at.toISOString(), ok, status, problem }
  } catch (error) {
    return { at: at.toISOString(), ok: false, status: null, problem: problemOf(error) }
  }
}

/** In the words of the other side; shown to operators only. */
function problemOf(error: unknown): string {
  if (error instanceof WebhookAddressError) return error.message
  if (!(error instanceof Error)) return 'It failed for an unknown reason.'
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}: ` : ''
  return `${code}${error.message}`.replaceAll(/\s+/gu, ' ').slice(0, longestProblem)
}

/** Writes how a try went. @returns the webhook with the next message to come; null: not now */
async function keepTry(
  parts: SendParts,
  webhook: DeliveryWebhookRow,
  message: DeliveryMessageRow,
  tried: Try,
): Promise<DeliveryWebhookRow | null> {
  const { database, clock, random } = parts
  const tries = [...triesOf(message.tries), tried]
  const gap = tried.ok || tried.status === 410 ? null : gapAfter(tries.length, random)
  const state = tried.ok ? 'sent' : gap === null ? 'givenUp' : 'waiting'
  const now = clock.now()
  const change = tried.ok
    ? { cursor: message.cursor, claimed_until: claimedUntil(now) }
    : gap === null
      ? { enabled: 0 as const, trouble: troubleOf(tried), claimed_until: '' }
      : { next_at: new Date(now + gap).toISOString(), claimed_until: '' }
  const kept = await database.write(async (tx) => {
    await tx
      .updateTable('delivery_messages')
      .set({ state, tries: JSON.stringify(tries), done_at: state === 'waiting' ? null : tried.at })
      .where('account_id', '=', message.account_id)
      .where('webhook_id', '=', message.webhook_id)
      .where('id', '=', message.id)
      .execute()
    const row = await tx
      .updateTable('delivery_webhooks')
      .set(change)
      .where('account_id', '=', webhook.account_id)
      .where('id', '=', webhook.id)
      .returningAll()
      .executeTakeFirst()
    if (state === 'givenUp' && row !== undefined) await noteEnd(tx, parts, row)
    return row
  })
  return tried.ok && kept?.enabled === 1 ? kept : null
}

const troubleOf = ({ status, problem }: Try): string =>
  status === 410
    ? 'It answered with status 410 (Gone), so it was switched off.'
    : `Every try of about three days failed, so it was switched off. The last one: ${problem ?? 'no answer'} Switched on again, it goes on where it was: nothing is lost.`

/** Shown on the activity page: nobody is at the screen when it happens. */
const noteEnd = (
  tx: Parameters<typeof recordWebhook>[0],
  parts: SendParts,
  { account_id, id, name }: DeliveryWebhookRow,
) =>
  recordWebhook(tx, parts, {
    accountId: account_id,
    id,
    actor: { operatorId: 'dynasend', name: 'Dynasend' },
    words: `switched the signature webhook “${name}” off, because it could not be reached`,
  })

async function letGo(database: Database, { account_id, id }: DeliveryWebhookRow): Promise<void> {
  await database.write((tx) =>
    tx
      .updateTable('delivery_webhooks')
      .set({ claimed_until: '' })
      .where('account_id', '=', account_id)
      .where('id', '=', id)
      .execute(),
  )
}

/** Posts a test now, one try, and keeps it in the list. @throws {NotFoundError} */
export async function sendTest(
  parts: SendParts,
  accountId: string,
  id: string,
): Promise<{ readonly ok: boolean; readonly problem: string | null }> {
  const { database, clock } = parts
  const webhook = await database.read
    .selectFrom('delivery_webhooks')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (webhook === undefined) throw new NotFoundError('No such webhook.')
  const message = newMessage(webhook, clock.now(), { kind: 'test', cursor: webhook.cursor, changes: 0 })
  const tried = await tryOnce(parts, webhook, message)
  const done = { state: tried.ok ? ('sent' as const) : ('givenUp' as const), done_at: tried.at }
  const row = { ...message, ...done, tries: JSON.stringify([tried]) }
  await database.write((tx) => tx.insertInto('delivery_messages').values(row).execute())
  return { ok: tried.ok, problem: tried.problem }
}

/** For how long messages are listed. Milliseconds. */
const listed = 30 * 24 * 60 * 60_000

export async function removeOldMessages({ database, clock, log }: Pick<SendParts, 'database' | 'clock' | 'log'>) {
  const before = new Date(clock.now() - listed).toISOString()
  await database
    .write((tx) =>
      tx.deleteFrom('delivery_messages').where('state', '!=', 'waiting').where('created_at', '<', before).execute(),
    )
    .catch((error: unknown) => log.warn({ err: error }, 'old messages could not be removed; the next hour tries again'))
}
