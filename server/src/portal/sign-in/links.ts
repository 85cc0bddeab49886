import type { Kysely } from 'kysely'
import type { Database, Tables } from '../../storage/index.ts'
import { newPortalToken, readPortalToken } from './token.ts'

/** Somebody who may sign in. */
export interface Employee {
  readonly accountId: string
  readonly personId: string
}

const minutes = 60_000
/** Of a link in a mail; one that an operator hands over lives a day. */
export const mailedFor = 15 * minutes
export const handedFor = 24 * 60 * minutes
/** So many mails an hour go to one person, so that nobody can flood a mailbox from here. */
const perHour = 5

const instant = (now: number): string => new Date(now).toISOString()

/** Everybody with this address who has a place in the signatures: one in most installations. @param email in any case */
export async function employeesWith({ read }: Database, email: string): Promise<Employee[]> {
  const rows = await read
    .selectFrom('signature_people')
    .select(['account_id', 'person_id'])
    .where('email_key', '=', email.trim().toLowerCase())
    .where('state', '!=', 'inactive')
    .orderBy('account_id')
    .orderBy('person_id')
    .limit(10)
    .execute()
  return rows.map((row) => ({ accountId: row.account_id, personId: row.person_id }))
}

/** Makes a link's token; null: this person got as many as an hour allows. @param life milliseconds */
export async function makeLink(
  tx: Kysely<Tables>,
  { accountId, personId }: Employee,
  { now, life }: { readonly now: number; readonly life: number },
): Promise<string | null> {
  const { count } = await tx
    .selectFrom('portal_links')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .where('created_at', '>', instant(now - 60 * minutes))
    .executeTakeFirstOrThrow()
  if (Number(count) >= perHour) return null
  const token = newPortalToken(accountId)
  await tx
    .insertInto('portal_links')
    .values({
      account_id: accountId,
      digest: token.digest,
      person_id: personId,
      created_at: instant(now),
      expires_at: instant(now + life),
      used_at: null,
    })
    .execute()
  await tx
    .deleteFrom('portal_links')
    .where('expires_at', '<', instant(now - 24 * 60 * minutes))
    .execute()
  return token.text
}

/** Uses a link up: it opens once. Null: it was used, is too old, or was never made. */
export async function useLink(tx: Kysely<Tables>, text: string, now: number): Promise<Employee | null> {
  const token = readPortalToken(text)
  if (token === null) return null
  const used = await tx
    .updateTable('portal_links')
    .set({ used_at: instant(now) })
    .where('account_id', '=', token.accountId)
    .where('digest', '=', token.digest)
    .where('used_at', 'is', null)
    .where('expires_at', '>', instant(now))
    .returning('person_id')
    .executeTakeFirst()
  return used === undefined ? null : { accountId: token.accountId, personId: used.person_id }
}
