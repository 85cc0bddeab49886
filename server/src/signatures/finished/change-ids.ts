import type { Kysely } from 'kysely'
import { newId } from '../../base/index.ts'
import type { Tables } from '../../storage/index.ts'

/**
 * Ids for the feed, each greater than every id it has: a reader that is past one never misses a later one, also when another
 * node with a clock that is behind went on with the account. Under the account's lease, so one transaction at a time.
 */
export async function nextIds(tx: Kysely<Tables>, accountId: string, now: number, count: number): Promise<string[]> {
  if (count === 0) return []
  const last = await tx
    .selectFrom('signature_changes')
    .select('id')
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const ids: string[] = []
  let latest = last?.id ?? ''
  for (let made = 0; made < count; made++) {
    latest = idAfter(latest, newId(now))
    ids.push(latest)
  }
  return ids
}

/** The id itself where it is greater; else the same with the millisecond after the last one's. */
export function idAfter(last: string, id: string): string {
  if (id > last) return id
  const time = (Number.parseInt(last.slice(0, 8) + last.slice(9, 13), 16) + 1).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}${id.slice(13)}`
}
