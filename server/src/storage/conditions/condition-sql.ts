import { instantOf } from '../instant.ts'
import { uniqueTextKey } from '../text-key.ts'
import { always, columnTest, never, valueTest } from './comparison-sql.ts'
import type { Comparison, Condition } from './condition.ts'
import { type Fragment, joined, sql } from './fragment.ts'
import { relationTest } from './relations.ts'
import type { Scope } from './scope.ts'

/**
 * The condition as SQL over `resources as r`. Values travel as parameters only; nothing of the input is in the text.
 * A path that nobody has is no error: it matches nothing.
 */
export function conditionSql(condition: Condition, scope: Scope): Fragment {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const inner = condition.kind === 'and' && pinsOne(condition) ? { ...scope, isPinned: true } : scope
      return combined(
        condition.kind,
        condition.conditions.map((part) => conditionSql(part, inner)),
      )
    }
    case 'not':
      return sql`not (${conditionSql(condition.condition, scope)})`
    case 'present':
      return presence(condition.path, scope)
    case 'compare':
      return comparison(condition, scope)
    case 'element':
      return element(condition.path, condition.condition, scope)
  }
}

/** Whether a condition holds for one resource at the most, and names it by its id. */
export function pinsOne(condition: Condition): boolean {
  if (condition.kind === 'and') return condition.conditions.some(pinsOne)
  return (
    condition.kind === 'compare' && condition.path === 'id' && condition.operator === 'eq' && condition.value !== null
  )
}

/** Ids of those who have a wanted text, in no order and perhaps twice; null where no index leads to them alone. */
export function holdersSql(condition: Condition, scope: Scope): Fragment | null {
  if (condition.kind !== 'compare' || condition.operator !== 'eq' || condition.type !== 'string') return null
  if (condition.value === null || Object.hasOwn(columns, condition.path) || relationTest(condition, scope)) return null
  return rowsOf(condition, scope)
}

function combined(kind: 'and' | 'or', parts: readonly Fragment[]): Fragment {
  if (parts.length === 0) return kind === 'and' ? always : never
  return sql`(${joined(parts, ` ${kind} `)})`
}

const columns: Readonly<Record<string, Fragment>> = {
  id: sql`r.id`,
  'meta.created': sql`r.created_at`,
  'meta.lastmodified': sql`r.last_modified`,
}

function comparison(condition: Comparison, scope: Scope): Fragment {
  if (condition.operator === 'ne') return sql`not (${comparison({ ...condition, operator: 'eq' }, scope)})`
  if (condition.value === null) return sql`not (${presence(condition.path, scope)})`
  const column = Object.hasOwn(columns, condition.path) ? columns[condition.path] : undefined
  if (column) return columnComparison(column, condition, scope)
  const related = relationTest(condition, scope)
  if (related) return related
  const unique = scope.resourceKind === 'User' ? 'username' : 'displayname'
  if (condition.path === unique && condition.operator === 'eq' && !condition.caseExact)
    return sql`r.unique_key = ${uniqueTextKey(String(condition.value))}`
  return isAmong(rowsOf(condition, scope), scope)
}

function columnComparison(column: Fragment, condition: Comparison, scope: Scope): Fragment {
  if (condition.type !== 'dateTime') return columnTest(column, { ...condition, caseExact: true }, scope.database)
  const instant = instantOf(String(condition.value))
  if (instant === null) return never
  return columnTest(column, { ...condition, value: new Date(instant).toISOString(), caseExact: true }, scope.database)
}

/** As an array PostgreSQL asks for the ids first, also before it has statistics; with `in` it walks all people then. */
function isAmong(ids: Fragment, { database, isPinned }: Scope): Fragment {
  if (isPinned === true) return sql`exists (${ids} and v.resource_id = r.id)`
  return database === 'sqlite' ? sql`r.id in (${ids})` : sql`r.id = any(array(${ids}))`
}

/** Ids of the resources that have such a value. */
function rowsOf(condition: Comparison, scope: Scope): Fragment {
  return sql`select v.resource_id from attribute_values as v
    where v.scim_server_id = ${scope.scimServerId} and v.kind = ${scope.resourceKind}
    and v.path = ${condition.path} and ${valueTest(condition, scope.database)}`
}

/** RFC 7644 table 3: any part of it is neither null nor empty. */
function presence(path: string, scope: Scope): Fragment {
  if (Object.hasOwn(columns, path) || path === 'meta') return always
  const related = relationTest({ kind: 'present', path }, scope)
  if (related) return related
  return sql`exists (select 1 from attribute_values as v where v.scim_server_id = ${scope.scimServerId}
    and v.resource_id = r.id and v.value <> '' and ${pathRange(sql`v.path`, path)})`
}

/** The path itself and everything below it, by range, so that the key answers. */
function pathRange(column: Fragment, path: string): Fragment {
  const below = path.startsWith('urn:') ? [':', ';'] : ['.', '/']
  const parts = (start: string, end: string) => sql`(${column} >= ${path + start} and ${column} < ${path + end})`
  const dots = parts('.', '/')
  return below[0] === '.'
    ? sql`(${column} = ${path} or ${dots})`
    : sql`(${column} = ${path} or ${dots} or ${parts(':', ';')})`
}

/** One element of a list satisfies the whole condition. */
function element(path: string, condition: Condition, scope: Scope): Fragment {
  const related = relationTest({ kind: 'element', path, condition }, scope)
  if (related) return related
  return sql`${candidates(condition, scope)} and exists (
    select 1 from attribute_values as e where e.scim_server_id = ${scope.scimServerId} and e.resource_id = r.id
    and ${pathRange(sql`e.path`, path)} and ${elementTest(condition, scope)})`
}

/** Those who have a wanted value at all, by index, so that `emails[type eq "work" and value eq "x"]` asks one person and not everybody. */
function candidates(condition: Condition, scope: Scope): Fragment {
  const parts = condition.kind === 'and' ? condition.conditions : [condition]
  const wanted = parts.filter(
    (part) =>
      part.kind === 'compare' && part.operator === 'eq' && part.value !== null && !/\.(type|primary)$/.test(part.path),
  )
  return combined(
    'and',
    wanted.map((part) => isAmong(rowsOf(part as Comparison, scope), scope)),
  )
}

function elementTest(condition: Condition, scope: Scope): Fragment {
  const sameElement = sql`select 1 from attribute_values as v where v.scim_server_id = e.scim_server_id
    and v.resource_id = e.resource_id and v.element = e.element`
  switch (condition.kind) {
    case 'and':
    case 'or':
      return combined(
        condition.kind,
        condition.conditions.map((part) => elementTest(part, scope)),
      )
    case 'not':
      return sql`not (${elementTest(condition.condition, scope)})`
    case 'present':
      return sql`exists (${sameElement} and v.value <> '' and ${pathRange(sql`v.path`, condition.path)})`
    case 'compare': {
      if (condition.operator === 'ne') return sql`not (${elementTest({ ...condition, operator: 'eq' }, scope)})`
      if (condition.value === null) return sql`not (${elementTest({ kind: 'present', path: condition.path }, scope)})`
      const test = valueTest(condition, scope.database)
      return sql`exists (${sameElement} and v.path = ${condition.path} and ${test})`
    }
    // An element inside an element is the same element: lists of lists do not exist in SCIM.
    case 'element':
      return elementTest(condition.condition, scope)
  }
}
