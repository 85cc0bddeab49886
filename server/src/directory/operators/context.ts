import type { Kysely } from 'kysely'
import { appendEntry } from '../../audit/index.ts'
import type { Clock } from '../../base/clock.ts'
import { newId } from '../../base/ids.ts'
import type { Seal } from '../../base/seal.ts'
import type { Database } from '../../storage/contract.ts'
import type { Tables } from '../../storage/tables.ts'
import type { Actor } from '../operator-contract.ts'

/** What the operators' side works with. */
export interface OperatorContext {
  readonly database: Database
  readonly seal: Seal
  readonly clock: Clock
  /** Told that there is a decision on held changes to carry out. */
  readonly decided?: () => void
}

export type Transaction = Kysely<Tables>

export const timeOf = (clock: Clock): string => new Date(clock.now()).toISOString()

/** What an operator did, for the audit and for the activity page. */
export interface Deed {
  readonly accountId: string
  /** Empty when it concerns the account itself. */
  readonly scimServerId: string
  readonly action: string
  readonly subject: string
  /** Completes the sentence "Anna Berg …". Never a secret. */
  readonly words: string
}

/** Records a deed in the transaction that does it. */
export async function record(tx: Transaction, context: OperatorContext, actor: Actor, deed: Deed): Promise<void> {
  const at = timeOf(context.clock)
  const id = newId(context.clock.now())
  const activity = {
    scim_server_id: deed.scimServerId,
    id,
    account_id: deed.accountId,
    at,
    kind: 'operator',
    outcome: 'ok' as const,
    actor: actor.name,
    facts: '{}',
    detail: deed.words,
    request_id: '',
  }
  await tx.insertInto('activity').values(activity).execute()
  await appendEntry(tx, context.clock.now(), actor, { ...deed, id })
}

/** Takes the account's row, so that two changes of its members or tokens follow each other on both databases. */
export async function lockAccount(tx: Transaction, accountId: string): Promise<void> {
  await tx
    .updateTable('accounts')
    .set((of) => ({ name: of.ref('name') }))
    .where('id', '=', accountId)
    .execute()
}
