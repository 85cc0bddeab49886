import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../contract.ts'
import type { NewMember } from './new-member.ts'

/**
 * A list as one parameter, so that a statement has the same text for 1 and for 1,000 values: prepared once, and no time goes
 * into compiling it.
 */
export function textList(values: readonly string[], database: Database['kind']): RawBuilder<string> {
  const json = JSON.stringify(values)
  return database === 'sqlite'
    ? sql<string>`(select value from json_each(${json}))`
    : sql<string>`(select e from jsonb_array_elements_text(${json}::jsonb) as l(e))`
}

/** Members as rows with the columns of `NewMember`, from one parameter. */
export function memberList(members: readonly NewMember[], database: Database['kind']): RawBuilder<unknown> {
  const json = JSON.stringify(members)
  return database === 'sqlite'
    ? sql`select value ->> 'member_id' as member_id, value ->> 'member_kind' as member_kind,
        value ->> 'display' as display, value ->> 'added_at' as added_at from json_each(${json})`
    : sql`select * from jsonb_to_recordset(${json}::jsonb)
        as l(member_id text, member_kind text, display text, added_at text)`
}
