import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { newId } from '../../base/index.ts'
import { NotFoundError } from '../../directory/errors.ts'
import type { Actor } from '../../directory/operator-contract.ts'
import { type OperatorContext, record, timeOf } from '../../directory/operators/context.ts'
import type { Database, Tables } from '../../storage/index.ts'
import type { WebhookRecord } from '../contract.ts'
import { WebhookAddressError, webhookUrl } from './address.ts'

export const sealPlace = (accountId: string, id: string): string => `health_webhooks/${accountId}/${id}`

/** More would be a mistake, or an attack on others. */
const mostWebhooks = 10

export async function listWebhooks({ read }: Database, accountId: string): Promise<WebhookRecord[]> {
  const rows = await read
    .selectFrom('health_webhooks')
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
    createdAt: row.created_at,
    createdBy: row.created_by,
  }))
}

/** @throws {WebhookAddressError} @returns the signing secret (`whsec_…`), shown once */
export async function addWebhook(
  context: OperatorContext,
  accountId: string,
  entered: { readonly name: string; readonly url: string },
  actor: Actor,
): Promise<{ id: string; secret: string }> {
  const url = webhookUrl(entered.url).href
  const id = newId(context.clock.now())
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  await context.database.write(async (tx) => {
    const known = await tx.selectFrom('health_webhooks').select('id').where('account_id', '=', accountId).execute()
    if (known.length >= mostWebhooks)
      throw new WebhookAddressError(`An account has at most ${mostWebhooks} webhooks. Remove one first.`)
    await tx
      .insertInto('health_webhooks')
      .values({
        account_id: accountId,
        id,
        name: entered.name,
        url,
        sealed: context.seal.close(secret, sealPlace(accountId, id)),
        enabled: 1,
        created_at: timeOf(context.clock),
        created_by: actor.name,
      })
      .execute()
    await recordWebhook(tx, context, accountId, id, actor, `added the webhook “${entered.name}”`)
  })
  return { id, secret }
}

async function recordWebhook(
  tx: Kysely<Tables>,
  context: OperatorContext,
  accountId: string,
  id: string,
  actor: Actor,
  words: string,
): Promise<void> {
  await record(tx, context, actor, { accountId, scimServerId: '', action: 'health.webhook', subject: id, words })
}

export async function switchWebhook(
  context: OperatorContext,
  accountId: string,
  id: string,
  enabled: boolean,
  actor: Actor,
): Promise<void> {
  await context.database.write(async (tx) => {
    const changed = await tx
      .updateTable('health_webhooks')
      .set({ enabled: enabled ? 1 : 0, trouble: null })
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .returning('name')
      .executeTakeFirst()
    if (changed === undefined) throw new NotFoundError('No such webhook.')
    const words = `switched the webhook “${changed.name}” ${enabled ? 'on' : 'off'}`
    await recordWebhook(tx, context, accountId, id, actor, words)
  })
}

export async function removeWebhook(
  context: OperatorContext,
  accountId: string,
  id: string,
  actor: Actor,
): Promise<void> {
  await context.database.write(async (tx) => {
    const removed = await tx
      .deleteFrom('health_webhooks')
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .returning('name')
      .executeTakeFirst()
    if (removed === undefined) throw new NotFoundError('No such webhook.')
    await recordWebhook(tx, context, accountId, id, actor, `removed the webhook “${removed.name}”`)
  })
}
