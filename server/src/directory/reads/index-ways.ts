import { sql } from 'kysely'

/** The smallest id that can have been made at this moment or later: ids are UUIDs of version 7, so ids sort by time. */
export function idFloor(milliseconds: number): string {
  const hex = Math.max(0, Math.floor(milliseconds)).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

/** For `count(…)`; as an expression, because for the bare column SQLite walks the primary key of the whole table. */
export const distinctPeople = sql`distinct resource_id || ''`
