import { isDigestOf, readSecretToken } from '../../base/index.ts'
import { type OperatorContext, timeOf } from '../../directory/operators/context.ts'
import { rememberSometimes } from '../../directory/operators/last-used.ts'
import type { ApiKeyRow } from '../../storage/index.ts'
import { type ApiScope, scopesFrom } from './scopes.ts'

/** Who calls the public API. */
export interface ApiCaller {
  readonly accountId: string
  readonly keyId: string
  readonly scopes: readonly ApiScope[]
}

type Found = Pick<ApiKeyRow, 'account_id' | 'digest' | 'scopes' | 'revoked_at'>

const oneKey = 'select account_id, digest, scopes, revoked_at from api_keys where id = ?'

/** No digest: what nothing is compared with, in the same time. */
const nothing = Buffer.alloc(32)

/**
 * Checks keys against their digests. The database is asked with each call, so a revoked key opens nothing from the next
 * one on, on every node. @returns null: no key that works
 */
export function openKeyGuard(context: OperatorContext): (key: string) => Promise<ApiCaller | null> {
  const remember = rememberSometimes(context)
  return async (text) => {
    const key = readSecretToken(text, 'api')
    if (key === null) return null
    const [row] = await context.database.statements.ask<Found>(oneKey, [key.keyId])
    const proved = isDigestOf(row === undefined ? nothing : Buffer.from(row.digest, 'hex'), text)
    if (row === undefined || !proved || row.revoked_at !== null) return null
    const { account_id: accountId } = row
    remember(key.keyId, (tx) =>
      tx
        .updateTable('api_keys')
        .set({ last_used_at: timeOf(context.clock) })
        .where('account_id', '=', accountId)
        .where('id', '=', key.keyId)
        .execute(),
    )
    return { accountId, keyId: key.keyId, scopes: scopesFrom(row.scopes) }
  }
}
