import { randomBytes } from 'node:crypto'
import { newId } from '../../base/index.ts'
import { NotFoundError } from '../../directory/errors.ts'
import type { Actor } from '../../directory/operator-contract.ts'
import { type OperatorContext, record, type Transaction, timeOf } from '../../directory/operators/context.ts'
import { WebhookAddressError, webhookUrl } from '../../health/index.ts'
import type { Database } from '../../storage/index.ts'
import { endOfChanges } from '../reads/changes.ts'

export interface SignatureWebhook {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly enabled: boolean
  /** Why it was switched off by itself. */
  readonly trouble: string | null
  /** Up to where in the feed it was told; null: nothing yet. */
  readonly cursor: string | null
  readonly createdAt: string
  readonly createdBy: string
}

export const sealPlace = (accountId: string, id: string): string => `delivery_webhooks/${accountId}/${id}`

/** More would be a mistake, or an attack on others. */
const mostWebhooks = 10

export async function listWebhooks({ read }: Database, accountId: string): Promise<SignatureWebhook[]> {
  const rows = await read
    .selectFrom('delivery_webhooks')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    url: row.url,
    enabled: row.enabled === 1,
    trouble: row.trouble,
    cursor: row.cursor === '' ? null : row.cursor,
    createdAt: row.created_at,
    createdBy: row.created_by,
  }))
}

/** It is told of what changes from now on. @throws {WebhookAddressError} @returns the signing secret (`whsec_…`), shown once */
export async function addWebhook(
  context: OperatorContext,
  accountId: string,
  entered: { readonly name: string; readonly url: string },
  actor: Actor,
): Promise<{ id: string; secret: string }> {
  const { database, clock, seal } = context
  const url = webhookUrl(entered.url).href
  const id = newId(clock.now())
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  const cursor = await endOfChanges(database, accountId, clock.now())
  await database.write(async (tx) => {
    const known = await tx.selectFrom('delivery_webhooks').select('id').where('account_id', '=', accountId).execute()
    if (known.length >= mostWebhooks)
      throw new WebhookAddressError(`An account has at most ${mostWebhooks} webhooks. Remove one first.`)
    const at = timeOf(clock)
    await tx
      .insertInto('delivery_webhooks')
      .values({
        account_id: accountId,
        id,
        name: entered.name,
        url,
        sealed: seal.close(secret, sealPlace(accountId, id)),
        enabled: 1,
        trouble: null,
        cursor,
        next_at: at,
        claimed_until: '',
        created_at: at,
        created_by: actor.name,
      })
      .execute()
    await recordWebhook(tx, context, { accountId, id, actor, words: `added the signature webhook “${entered.name}”` })
  })
  return { id, secret }
}

/** On: it goes on where it was. @throws {NotFoundError} */
export async function switchWebhook(
  context: OperatorContext,
  accountId: string,
  id: string,
  enabled: boolean,
  actor: Actor,
): Promise<void> {
  await context.database.write(async (tx) => {
    const changed = await tx
      .updateTable('delivery_webhooks')
      .set({ enabled: enabled ? 1 : 0, trouble: null, next_at: timeOf(context.clock) })
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .returning('name')
      .executeTakeFirst()
    if (changed === undefined) throw new NotFoundError('No such webhook.')
    const words = `switched the signature webhook “${changed.name}” ${enabled ? 'on' : 'off'}`
    await recordWebhook(tx, context, { accountId, id, actor, words })
  })
}

/** @throws {NotFoundError} */
export async function removeWebhook(
  context: OperatorContext,
  accountId: string,
  id: string,
  actor: Actor,
): Promise<void> {
  await context.database.write(async (tx) => {
    const removed = await tx
      .deleteFrom('delivery_webhooks')
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .returning('name')
      .executeTakeFirst()
    if (removed === undefined) throw new NotFoundError('No such webhook.')
    await tx.deleteFrom('delivery_messages').where('account_id', '=', accountId).where('webhook_id', '=', id).execute()
    await recordWebhook(tx, context, { accountId, id, actor, words: `removed the signature webhook “${removed.name}”` })
  })
}

interface WebhookDeed {
  readonly accountId: string
  readonly id: string
  readonly actor: Actor
  readonly words: string
}

/** In the audit log and on the activity page, in the same transaction. */
export async function recordWebhook(
  tx: Transaction,
  context: OperatorContext,
  { accountId, id, actor, words }: WebhookDeed,
): Promise<void> {
  await record(tx, context, actor, { accountId, scimServerId: '', action: 'delivery.webhook', subject: id, words })
}
