import type { Kysely } from 'kysely'
import { z } from 'zod'
import { newId } from '../../base/index.ts'
import type { Database, DeliveryMessageRow, DeliveryWebhookRow, Tables } from '../../storage/index.ts'
import { changesAfter } from '../reads/changes.ts'

const Try = z.object({ at: z.string(), ok: z.boolean(), status: z.number().nullable(), problem: z.string().nullable() })
export type Try = z.infer<typeof Try>

export const triesOf = (text: string): Try[] => z.array(Try).parse(JSON.parse(text))

/** One message and how its tries went. */
export interface MessageRecord {
  readonly id: string
  readonly webhookId: string
  readonly kind: DeliveryMessageRow['kind']
  readonly state: DeliveryMessageRow['state']
  /** How many changes it told. */
  readonly changes: number
  readonly createdAt: string
  readonly tries: readonly Try[]
}

/** Newest first, at most 100. */
export async function listMessages({ read }: Database, accountId: string): Promise<MessageRecord[]> {
  const rows = await read
    .selectFrom('delivery_messages')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    webhookId: row.webhook_id,
    kind: row.kind,
    state: row.state,
    changes: Number(row.changes),
    createdAt: row.created_at,
    tries: triesOf(row.tries),
  }))
}

/** So many changes in one message at most; a publication can change everybody at once. */
const mostChanges = 100

export function newMessage(
  webhook: Pick<DeliveryWebhookRow, 'account_id' | 'id' | 'cursor'>,
  now: number,
  about: Pick<DeliveryMessageRow, 'kind' | 'cursor' | 'changes'>,
): DeliveryMessageRow {
  return {
    account_id: webhook.account_id,
    webhook_id: webhook.id,
    id: newId(now),
    after_cursor: webhook.cursor,
    ...about,
    state: 'waiting',
    tries: '[]',
    created_at: new Date(now).toISOString(),
    done_at: null,
  }
}

/** The message that waits to be tried again, or a new one about the next changes; null: there is nothing to tell. */
export async function nextMessage(
  database: Database,
  webhook: DeliveryWebhookRow,
  now: number,
): Promise<DeliveryMessageRow | null> {
  const waiting = await database.read
    .selectFrom('delivery_messages')
    .selectAll()
    .where('account_id', '=', webhook.account_id)
    .where('webhook_id', '=', webhook.id)
    .where('state', '=', 'waiting')
    .where('kind', '=', 'changes')
    .limit(1)
    .executeTakeFirst()
  if (waiting !== undefined) return waiting
  const { account_id: accountId, cursor: after } = webhook
  const changes = await changesAfter(database, accountId, { after, limit: mostChanges, now })
  const last = changes.at(-1)
  if (last === undefined) return null
  const message = newMessage(webhook, now, { kind: 'changes', cursor: last.cursor, changes: changes.length })
  await database.write((tx) => tx.insertInto('delivery_messages').values(message).execute())
  return message
}

/**
 * What is posted: who, which hash, and how far in the feed; never a signature. Read anew for each try, so that nothing about
 * a person is kept twice.
 */
export async function payloadOf({ read }: Database, message: DeliveryMessageRow): Promise<string> {
  const { account_id: accountId, kind, after_cursor: after, cursor, created_at: timestamp } = message
  const changes = kind === 'test' ? [] : await changesBetween(read, accountId, after, cursor)
  const type = kind === 'test' ? 'signature.test' : 'signature.changed'
  return JSON.stringify({ type, timestamp, data: { accountId, cursor: cursor === '' ? null : cursor, changes } })
}

function changesBetween(db: Kysely<Tables>, accountId: string, after: string, upTo: string) {
  return db
    .selectFrom('signature_changes')
    .select(['id as cursor', 'kind', 'person_id as personId', 'email', 'hash', 'at'])
    .where('account_id', '=', accountId)
    .where('id', '>', after)
    .where('id', '<=', upTo)
    .orderBy('id')
    .execute()
}
