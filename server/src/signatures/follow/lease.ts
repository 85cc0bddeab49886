import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Clock } from '../../base/index.ts'
import type { Database, Tables } from '../../storage/index.ts'

/** Another process stores signatures of the account now; nothing was written. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError'
  constructor() {
    super('Another process follows this account now.')
  }
}

/** The row of `signature_followers` that stands for the account itself. */
export const ofAccount = ''

/** So long an account stays with a process that says nothing any more, in milliseconds. */
const leaseFor = 10_000

const instant = (now: number): string => new Date(now).toISOString()

/** The right to store signatures of one account, from before people are looked at until after they are stored. */
export interface AccountLease {
  readonly accountId: string
  /** Known to this holder only; the next one has another. */
  readonly token: string
}

/**
 * Proves and prolongs the lease within a transaction: what was looked at under it is stored under it, or not at all. Holds the
 * lease's row, so that slices of one account are stored one after the other on every node.
 * @throws {LeaseLostError}
 */
export async function proveLease(tx: Kysely<Tables>, { accountId, token }: AccountLease, now: number): Promise<void> {
  const proved = await tx
    .updateTable('signature_followers')
    .set({ leased_until: instant(now + leaseFor) })
    .where('account_id', '=', accountId)
    .where('scim_server_id', '=', ofAccount)
    .where('leased_by', '=', token)
    .executeTakeFirst()
  if (Number(proved.numUpdatedRows) !== 1) throw new LeaseLostError()
}

/** Whoever stores for the account right now starts anew: what they looked at may be gone. */
export async function breakLease(tx: Kysely<Tables>, accountId: string): Promise<void> {
  await tx
    .updateTable('signature_followers')
    .set({ leased_until: null, leased_by: null })
    .where('account_id', '=', accountId)
    .where('scim_server_id', '=', ofAccount)
    .execute()
}

/** Null: another process has it. */
export async function takeLease(database: Database, clock: Clock, accountId: string): Promise<AccountLease | null> {
  const token = randomUUID()
  const now = clock.now()
  const held = { leased_until: instant(now + leaseFor), leased_by: token }
  const taken = await database.write(async (tx) => {
    await tx
      .insertInto('signature_followers')
      .values({
        account_id: accountId,
        scim_server_id: ofAccount,
        cursor: null,
        followed_at: instant(now),
        leased_until: null,
        leased_by: null,
      })
      .onConflict((conflict) => conflict.columns(['account_id', 'scim_server_id']).doNothing())
      .execute()
    const updated = await tx
      .updateTable('signature_followers')
      .set(held)
      .where('account_id', '=', accountId)
      .where('scim_server_id', '=', ofAccount)
      .where((where) =>
        where.or([
          where('leased_until', 'is', null),
          where('leased_until', '<', instant(now)),
          // A clock that was ahead: nobody keeps an account that long.
          where('leased_until', '>', instant(now + 2 * leaseFor)),
        ]),
      )
      .executeTakeFirst()
    return Number(updated.numUpdatedRows) === 1
  })
  return taken ? { accountId, token } : null
}

/** Lets the next one in at once. What is not this holder's any more is left alone. */
export async function giveLease(database: Database, { accountId, token }: AccountLease): Promise<void> {
  await database.write(async (tx) => {
    await tx
      .updateTable('signature_followers')
      .set({ leased_until: null, leased_by: null })
      .where('account_id', '=', accountId)
      .where('scim_server_id', '=', ofAccount)
      .where('leased_by', '=', token)
      .execute()
  })
}
