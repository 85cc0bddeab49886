import type { MembershipQuestion, Stores } from '../../storage/index.ts'
import type { Condition, MembershipPage, MembershipQuery } from '../contract.ts'
import { readCursor, writeCursor } from '../pages/cursor.ts'
import { storedMembership } from './stored-membership.ts'

/**
 * One page by key, so that a membership that is there throughout comes exactly once, whatever comes and goes (RFC 9865).
 * @throws {InvalidCursorError}
 */
export async function findMemberships(
  { memberships }: Stores,
  scimServerId: string,
  { filter, cursor, count }: MembershipQuery,
): Promise<MembershipPage> {
  const question = questionOf(filter)
  const totalResults = await memberships.count(question)
  if (count === 0) return { memberships: [], totalResults, nextCursor: null }
  const text = JSON.stringify(['memberships', scimServerId, filter])
  const start = cursor === null ? null : readCursor(cursor, text)
  const page = await memberships.page(question, start && { groupId: start.key, memberId: start.id }, count)
  const { next } = page
  return {
    memberships: page.memberships.map(storedMembership),
    totalResults,
    nextCursor: next && writeCursor({ key: next.groupId, id: next.memberId }, text),
  }
}

/** Takes the ids out of a filter, because an index finds them; what is left is looked at row by row. */
export function questionOf(filter: Condition | null): MembershipQuestion {
  const parts = filter === null ? [] : partsOf(filter)
  const group = parts.find((part) => idIn(part, 'group.value') !== null)
  const member = parts.find((part) => idIn(part, 'member.value') !== null)
  const rest = parts.filter((part) => part !== group && part !== member)
  return {
    groupId: group ? idIn(group, 'group.value') : null,
    memberId: member ? idIn(member, 'member.value') : null,
    rest: rest.length === 0 ? null : { kind: 'and', conditions: rest },
  }
}

function partsOf(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.conditions.flatMap(partsOf) : [condition]
}

function idIn(condition: Condition, path: string): string | null {
  const isId = condition.kind === 'compare' && condition.operator === 'eq' && condition.path === path
  return isId && typeof condition.value === 'string' ? condition.value : null
}
