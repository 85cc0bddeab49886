import type { Kysely } from 'kysely'
import type { Database, Tables } from '../../storage/index.ts'
import type { Employee } from './links.ts'
import { newPortalToken, readPortalToken } from './token.ts'

/** A working day; whoever comes back asks for a new link. */
const life = 12 * 60 * 60 * 1000

const instant = (now: number): string => new Date(now).toISOString()

/** @returns the cookie's value */
export async function startSession(tx: Kysely<Tables>, employee: Employee, now: number): Promise<string> {
  const token = newPortalToken(employee.accountId)
  await tx
    .insertInto('portal_sessions')
    .values({
      account_id: employee.accountId,
      digest: token.digest,
      person_id: employee.personId,
      created_at: instant(now),
      expires_at: instant(now + life),
    })
    .execute()
  await tx.deleteFrom('portal_sessions').where('expires_at', '<', instant(now)).execute()
  return token.text
}

/** Who a cookie belongs to; null: nobody any more. Whoever left the company is nobody at once. */
export async function employeeOf({ read }: Database, cookie: string, now: number): Promise<Employee | null> {
  const token = readPortalToken(cookie)
  if (token === null) return null
  const row = await read
    .selectFrom('portal_sessions as session')
    .innerJoin('signature_people as person', (join) =>
      join.onRef('person.account_id', '=', 'session.account_id').onRef('person.person_id', '=', 'session.person_id'),
    )
    .select(['session.account_id', 'session.person_id'])
    .where('session.account_id', '=', token.accountId)
    .where('session.digest', '=', token.digest)
    .where('session.expires_at', '>', instant(now))
    .where('person.state', '!=', 'inactive')
    .executeTakeFirst()
  return row === undefined ? null : { accountId: row.account_id, personId: row.person_id }
}

export async function endSession(tx: Kysely<Tables>, cookie: string): Promise<void> {
  const token = readPortalToken(cookie)
  if (token === null) return
  await tx
    .deleteFrom('portal_sessions')
    .where('account_id', '=', token.accountId)
    .where('digest', '=', token.digest)
    .execute()
}
