import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { columnTest } from './comparison-sql.ts'
import type { Condition } from './condition.ts'
import type { Scope } from './scope.ts'

type Fragment = RawBuilder<SqlBool>

/** Memberships are rows, not JSON: what a filter says about `members` and `groups`. Null: it is about something else. */
export function relationTest(condition: Condition, scope: Scope): Fragment | null {
  const path = pathOf(condition)
  const name = scope.resourceKind === 'Group' ? 'members' : 'groups'
  if (path === null || (path !== name && !path.startsWith(`${name}.`))) return null
  return scope.resourceKind === 'Group' ? memberOf(condition, scope) : groupOf(condition, scope)
}

function pathOf(condition: Condition): string | null {
  return 'path' in condition ? condition.path : null
}

/** Groups with such a member. */
function memberOf(condition: Condition, scope: Scope): Fragment {
  return sql<SqlBool>`exists (select 1 from members as m where m.scim_server_id = ${scope.scimServerId}
    and m.group_id = r.id and ${rowTest(condition, scope, 'members', { value: sql`m.member_id`, type: sql`lower(m.member_kind)` })})`
}

/** The condition over one row of `members as m` joined with its resource `x`: which members a PATCH path names. */
export function memberRowTest(condition: Condition, scope: Scope): Fragment {
  const display = sql`lower(coalesce(m.display, x.display_name))`
  return rowTest(condition, scope, 'members', { value: sql`m.member_id`, type: sql`lower(m.member_kind)`, display })
}

/** People in such a group, directly or through groups in it. `union` ends also where groups contain each other. */
function groupOf(condition: Condition, scope: Scope): Fragment {
  return sql<SqlBool>`exists (with recursive above(id) as (
    select m.group_id from members as m where m.scim_server_id = ${scope.scimServerId} and m.member_id = r.id
    union select n.group_id from members as n join above on n.member_id = above.id where n.scim_server_id = ${scope.scimServerId})
    select 1 from above where ${rowTest(condition, scope, 'groups', { value: sql`above.id` })})`
}

/** The condition about one row of the relation; a part that has no column matches nothing. */
function rowTest(
  condition: Condition,
  scope: Scope,
  name: string,
  columns: Readonly<Record<string, RawBuilder<unknown>>>,
): Fragment {
  const part = (inner: Condition) => rowTest(inner, scope, name, columns)
  switch (condition.kind) {
    case 'and':
      return sql<SqlBool>`(${sql.join([sql`1 = 1`, ...condition.conditions.map(part)], sql` and `)})`
    case 'or':
      return sql<SqlBool>`(${sql.join([sql`1 = 0`, ...condition.conditions.map(part)], sql` or `)})`
    case 'not':
      return sql<SqlBool>`not (${part(condition.condition)})`
    case 'element':
      return part(condition.condition)
    case 'present':
      return condition.path === name || columnOf(condition.path, name, columns)
        ? sql<SqlBool>`1 = 1`
        : sql<SqlBool>`1 = 0`
    case 'compare': {
      const column = columnOf(condition.path, name, columns)
      if (condition.operator === 'ne') return sql<SqlBool>`not (${part({ ...condition, operator: 'eq' })})`
      if (!column || condition.value === null) return sql<SqlBool>`1 = 0`
      // Ids are compared as they are; a type is `User` or `Group` in any case.
      const caseExact = condition.path.endsWith('.value') || condition.path === name
      return columnTest(column, { ...condition, caseExact }, scope.database)
    }
  }
}

function columnOf(path: string, name: string, columns: Readonly<Record<string, RawBuilder<unknown>>>) {
  const part = path === name ? 'value' : path.slice(name.length + 1)
  return Object.hasOwn(columns, part) ? columns[part] : undefined
}
