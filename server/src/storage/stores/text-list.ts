import type { Database } from '../contract.ts'

/**
 * A list as one parameter, so that a statement has the same text for 1 and for 1,000 values: `select … where id` becomes
 * `select … where id in (…)`.
 */
export function whereIn(text: string): Readonly<Record<Database['kind'], string>> {
  return {
    sqlite: `${text} in (select value from json_each(?))`,
    postgres: `${text} in (select e from jsonb_array_elements_text(?::jsonb) as l(e))`,
  }
}

/** Members as rows of an id and a name, from one parameter. */
export const memberList: Readonly<Record<Database['kind'], string>> = {
  sqlite: `select value ->> 'member_id' as member_id, value ->> 'display' as display from json_each(?)`,
  postgres: 'select * from jsonb_to_recordset(?::jsonb) as l(member_id text, display text)',
}
