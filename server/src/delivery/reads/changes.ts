import type { Database } from '../../storage/index.ts'

/** Somebody's signature came, changed or went. Ask for it: the feed says that it changed, not how it looks. */
export interface SignatureChange {
  /** Stands for everything up to this change. */
  readonly cursor: string
  readonly kind: 'created' | 'changed' | 'removed'
  readonly personId: string
  readonly email: string | null
  /** Of all its variants; empty for `removed`. */
  readonly hash: string
  /** `directory`, `version 12`, `employee`, `time`. */
  readonly cause: string
  readonly at: string
}

/**
 * Milliseconds after which a row of this age is committed on every node; a younger one may still be overtaken by one with a
 * smaller id. SQLite has one writer.
 */
const settled = { sqlite: 500, postgres: 5_000 } as const

/** Every id of a row that is settled is smaller. Ids are UUIDs of version 7, which begin with their time. */
export function settledBefore({ kind }: Database, now: number): string {
  const time = Math.max(0, now - settled[kind])
    .toString(16)
    .padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}`
}

/** Changes of one account after a cursor, oldest first. @param now milliseconds since 1970 */
export function changesAfter(
  database: Database,
  accountId: string,
  { after, limit, now }: { readonly after: string; readonly limit: number; readonly now: number },
): Promise<readonly SignatureChange[]> {
  return database.statements.ask<SignatureChange>(
    `select id as cursor, kind, person_id as "personId", email, hash, cause, at from signature_changes
     where account_id = ? and id > ? and id < ? order by id limit ?`,
    [accountId, after, settledBefore(database, now), limit],
  )
}

/** Where the feed ends now; empty while it has not begun. */
export async function endOfChanges(database: Database, accountId: string, now: number): Promise<string> {
  const [row] = await database.statements.ask<{ id: string }>(
    `select id from signature_changes where account_id = ? and id < ? order by id desc limit 1`,
    [accountId, settledBefore(database, now)],
  )
  return row?.id ?? ''
}

/** Whether a text is a cursor of the feed. */
export const isCursor = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/u.test(text)
