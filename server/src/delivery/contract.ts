/** What the room offers to `admin` and the command line. Times are ISO 8601 in UTC with milliseconds. */
import type { Actor } from '../directory/operator-contract.ts'
import type { ApiCaller } from './keys/authenticate.ts'
import type { ApiKeyRecord } from './keys/keys.ts'
import type { ApiScope } from './keys/scopes.ts'

/** Delivery of one account. A foreign id names nothing. What an operator does is in the audit and shown as activity. */
export interface AccountDelivery {
  /** Newest first, revoked ones too. */
  keys(): Promise<readonly ApiKeyRecord[]>
  /** @throws {KeyLimitError} @returns the key, shown once */
  createKey(
    wanted: { readonly name: string; readonly scopes: readonly ApiScope[] },
    actor: Actor,
  ): Promise<{ id: string; key: string }>
  /** @throws {NotFoundError} */
  revokeKey(id: string, actor: Actor): Promise<void>
}

export interface Delivery {
  account(accountId: string): AccountDelivery
  /** Whose key it is; null: no key that works. */
  caller(key: string): Promise<ApiCaller | null>
}
