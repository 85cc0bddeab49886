import { always, columnTest, never } from './comparison-sql.ts'
import type { Condition } from './condition.ts'
import { type Fragment, joined, sql } from './fragment.ts'
import type { Scope } from './scope.ts'

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

/** Groups with such a member. Where the member is named, the index of members leads to the groups. */
function memberOf(condition: Condition, scope: Scope): Fragment {
  const columns = { value: sql`m.member_id`, type: sql`lower(m.member_kind)` }
  const rows = sql`from members as m where m.scim_server_id = ${scope.scimServerId}
    and ${rowTest(condition, scope, 'members', columns)}`
  return namesOne(condition, 'members') && scope.isPinned !== true
    ? sql`r.id in (select m.group_id ${rows})`
    : sql`exists (select 1 ${rows} and m.group_id = r.id)`
}

/** Whether a condition can only hold for one id. */
function namesOne(condition: Condition, name: string): boolean {
  if (condition.kind === 'and') return condition.conditions.some((part) => namesOne(part, name))
  if (condition.kind === 'element') return namesOne(condition.condition, name)
  return condition.kind === 'compare' && condition.operator === 'eq' && [name, `${name}.value`].includes(condition.path)
}

/** The condition over one row of `members as m` joined with its resource `x`: which members a PATCH path names. */
export function memberRowTest(condition: Condition, scope: Scope): Fragment {
  const display = sql`lower(coalesce(m.display, x.display_name))`
  return rowTest(condition, scope, 'members', { value: sql`m.member_id`, type: sql`lower(m.member_kind)`, display })
}

/** People in such a group, directly or through groups in it. `union` ends also where groups contain each other. */
function groupOf(condition: Condition, scope: Scope): Fragment {
  const server = scope.scimServerId
  if (condition.kind === 'compare' && namesOne(condition, 'groups')) {
    return sql`r.id in (with recursive inside(id) as (
      select m.member_id from members as m where m.scim_server_id = ${server} and m.group_id = ${String(condition.value)}
      union select n.member_id from inside join members as n on n.scim_server_id = ${server} and n.group_id = inside.id)
      select id from inside)`
  }
  return sql`exists (with recursive above(id) as (
    select m.group_id from members as m where m.scim_server_id = ${server} and m.member_id = r.id
    union select n.group_id from above join members as n on n.scim_server_id = ${server} and n.member_id = above.id)
    select 1 from above where ${rowTest(condition, scope, 'groups', { value: sql`above.id` })})`
}

/** The condition about one row of the relation; a part that has no column matches nothing. */
function rowTest(
  condition: Condition,
  scope: Scope,
  name: string,
  columns: Readonly<Record<string, Fragment>>,
): Fragment {
  const part = (inner: Condition) => rowTest(inner, scope, name, columns)
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
      return condition.path === name || columnOf(condition.path, name, columns) ? always : never
    case 'compare': {
      const column = columnOf(condition.path, name, columns)
      if (condition.operator === 'ne') return sql`not (${part({ ...condition, operator: 'eq' })})`
      if (!column || condition.value === null) return never
      // Ids are compared as they are; a type is `User` or `Group` in any case.
      const caseExact = condition.path.endsWith('.value') || condition.path === name
      return columnTest(column, { ...condition, caseExact }, scope.database)
    }
  }
}

function columnOf(path: string, name: string, columns: Readonly<Record<string, Fragment>>) {
  const part = path === name ? 'value' : path.slice(name.length + 1)
  return Object.hasOwn(columns, part) ? columns[part] : undefined
}
