import { randomBytes } from 'node:crypto'
import { newId, type Seal } from '../../base/index.ts'
import { NotFoundError } from '../../directory/errors.ts'
import type { Database } from '../../storage/index.ts'
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
  { database, seal, now }: { readonly database: Database; readonly seal: Seal; readonly now: number },
  accountId: string,
  entered: { readonly name: string; readonly url: string; readonly by: string },
): Promise<{ id: string; secret: string }> {
  const url = webhookUrl(entered.url).href
  const id = newId(now)
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  await database.write(async (tx) => {
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
        sealed: seal.close(secret, sealPlace(accountId, id)),
        enabled: 1,
        created_at: new Date(now).toISOString(),
        created_by: entered.by,
      })
      .execute()
  })
  return { id, secret }
}

export async function switchWebhook(
  database: Database,
  accountId: string,
  id: string,
  enabled: boolean,
): Promise<void> {
  const changed = await database.write((tx) =>
    tx
      .updateTable('health_webhooks')
      .set({ enabled: enabled ? 1 : 0, trouble: null })
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst(),
  )
  if (changed === undefined) throw new NotFoundError('No such webhook.')
}

export async function removeWebhook(database: Database, accountId: string, id: string): Promise<void> {
  const removed = await database.write((tx) =>
    tx
      .deleteFrom('health_webhooks')
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst(),
  )
  if (removed === undefined) throw new NotFoundError('No such webhook.')
}
