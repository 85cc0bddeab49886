import { digestOf, newSecretToken } from '../../base/index.ts'
import { NotFoundError } from '../../directory/errors.ts'
import type { Actor } from '../../directory/operator-contract.ts'
import { type OperatorContext, record, timeOf } from '../../directory/operators/context.ts'
import type { ApiKeyRow, Database } from '../../storage/index.ts'
import { type ApiScope, scopesFrom } from './scopes.ts'

/** A key as it is listed: everything but the key. */
export interface ApiKeyRecord {
  readonly id: string
  readonly name: string
  /** How it begins, to be told from others. */
  readonly hint: string
  readonly scopes: readonly ApiScope[]
  readonly createdAt: string
  readonly createdBy: string
  /** At most a minute old; null: never. */
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
  readonly revokedBy: string | null
}

/** More would be a mistake. */
const mostKeys = 100

/** The account has as many keys as it may. The message says what to do. */
export class KeyLimitError extends Error {
  override readonly name = 'KeyLimitError'
  constructor() {
    super(`An account has at most ${mostKeys} keys that work. Revoke one that is not used any more.`)
  }
}

/** Newest first; revoked ones stay in the list. */
export async function listKeys({ read }: Database, accountId: string): Promise<ApiKeyRecord[]> {
  const rows = await read
    .selectFrom('api_keys')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(recordOf)
}

const recordOf = (row: ApiKeyRow): ApiKeyRecord => ({
  id: row.id,
  name: row.name,
  hint: `dynasend_api_${row.id}_…`,
  scopes: scopesFrom(row.scopes),
  createdAt: row.created_at,
  createdBy: row.created_by,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
  revokedBy: row.revoked_by,
})

/** @throws {KeyLimitError} @returns the key, which nobody can read again */
export async function createKey(
  context: OperatorContext,
  accountId: string,
  wanted: { readonly name: string; readonly scopes: readonly ApiScope[] },
  actor: Actor,
): Promise<{ id: string; key: string }> {
  const { keyId: id, text: key } = newSecretToken('api')
  const scopes = [...new Set(wanted.scopes)].toSorted()
  await context.database.write(async (tx) => {
    const { count } = await tx
      .selectFrom('api_keys')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('account_id', '=', accountId)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (Number(count) >= mostKeys) throw new KeyLimitError()
    await tx
      .insertInto('api_keys')
      .values({
        account_id: accountId,
        id,
        name: wanted.name,
        scopes: JSON.stringify(scopes),
        digest: digestOf(key).toString('hex'),
        created_at: timeOf(context.clock),
        created_by: actor.name,
        last_used_at: null,
        revoked_at: null,
        revoked_by: null,
      })
      .execute()
    const words = `made the API key “${wanted.name}” for ${scopes.join(', ')}`
    await record(tx, context, actor, { accountId, scimServerId: '', action: 'apiKey.create', subject: id, words })
  })
  return { id, key }
}

/** From the next call on it opens nothing, on every node. @throws {NotFoundError} also for one that was revoked before */
export async function revokeKey(context: OperatorContext, accountId: string, id: string, actor: Actor): Promise<void> {
  await context.database.write(async (tx) => {
    const revoked = await tx
      .updateTable('api_keys')
      .set({ revoked_at: timeOf(context.clock), revoked_by: actor.name })
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('name')
      .executeTakeFirst()
    if (revoked === undefined) throw new NotFoundError('No such key.')
    const words = `revoked the API key “${revoked.name}”`
    await record(tx, context, actor, { accountId, scimServerId: '', action: 'apiKey.revoke', subject: id, words })
  })
}
