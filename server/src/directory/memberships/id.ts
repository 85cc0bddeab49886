import type { MembershipPlace } from '../../storage/index.ts'

/**
 * A membership's id says which group, which member, and since when: found by key without a column of its own, and never
 * given again when somebody leaves and comes back (RFC 7643 section 3.1).
 */
export function membershipId({ groupId, memberId }: MembershipPlace, addedAt: string): string {
  return `${groupId}.${memberId}.${Date.parse(addedAt).toString(36)}`
}

/** Null for anything that is no such id. */
export function placeOf(id: string): (MembershipPlace & { readonly addedAt: string }) | null {
  const [groupId, memberId, time, ...more] = id.split('.')
  if (!groupId || !memberId || !time || more.length > 0 || !/^[\da-z]{1,9}$/u.test(time)) return null
  const addedAt = new Date(Number.parseInt(time, 36))
  return Number.isNaN(addedAt.getTime()) ? null : { groupId, memberId, addedAt: addedAt.toISOString() }
}
