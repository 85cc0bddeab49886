import type { Database } from '../contract.ts'
import { always, columnTest, never } from './comparison-sql.ts'
import type { Condition } from './condition.ts'
import { type Fragment, joined, piece, sql } from './fragment.ts'

const nameKeyOf = (column: 'm.group_id' | 'm.member_id') =>
  sql`(select x.name_key from resources x where x.scim_server_id = m.scim_server_id and x.id = ${piece(column)})`

/** What a filter may say of a row of `members as m`; texts that are compared without case are lower-cased here. */
const columns: Readonly<Record<string, Fragment>> = {
  'group.value': sql`m.group_id`,
  'group.display': nameKeyOf('m.group_id'),
  'member.value': sql`m.member_id`,
  'member.type': sql`lower(m.member_kind)`,
  'member.display': sql`coalesce(lower(m.display), ${nameKeyOf('m.member_id')})`,
  'meta.created': sql`m.added_at`,
  'meta.lastmodified': sql`m.added_at`,
}

/** The condition over one membership. Every membership has every attribute; a path without a column matches nothing. */
export function membershipTest(condition: Condition, database: Database['kind']): Fragment {
  const part = (inner: Condition) => membershipTest(inner, database)
  switch (condition.kind) {
    case 'and':
      return sql`(${joined([always, ...condition.conditions.map(part)], ' and ')})`
    case 'or':
      return sql`(${joined([never, ...condition.conditions.map(part)], ' or ')})`
    case 'not':
      return sql`not (${part(condition.condition)})`
    case 'element':
      return part(condition.condition)
    case 'present':
      return always
    case 'compare': {
      const column = Object.hasOwn(columns, condition.path) ? columns[condition.path] : undefined
      if (condition.operator === 'ne') return sql`not (${part({ ...condition, operator: 'eq' })})`
      if (column === undefined || condition.value === null) return never
      // Times are texts whose order is the order of time.
      const caseExact = condition.caseExact || condition.type === 'dateTime'
      return columnTest(column, { ...condition, caseExact }, database)
    }
  }
}
