import { actualFacts, differences, expectedFacts, type ScimUser, type SourcePerson, userNameOf } from './expected.ts'
import type { SourceCompany } from './source.ts'

export interface ScimGroup {
  readonly id: string
  readonly displayName: string
  readonly members?: readonly { readonly value: string }[]
}

export interface Target {
  readonly users: readonly ScimUser[]
  readonly groups: readonly ScimGroup[]
}

/**
 * Compares the directory with Entra, person by person and group by group, with everybody in scope.
 * @param known userNames that had been provisioned before: whoever is not, and is disabled, is never created
 *   (Microsoft: How provisioning works, "disabled users are not provisioned")
 * @returns one line for each difference; empty when nothing differs
 */
export function compare(company: SourceCompany, target: Target, known: ReadonlySet<string>): string[] {
  const userByName = new Map(target.users.map((user) => [user.userName.toLowerCase(), user]))
  const sourceById = new Map(company.people.map((person) => [person.id, person]))
  const nameById = new Map(target.users.map((user) => [user.id, user.userName]))
  const found = company.people.flatMap((person) => {
    const user = userByName.get(userNameOf(person).toLowerCase())
    if (!user) return isNeverCreated(person, known) ? [] : [`${person.userPrincipalName} is missing`]
    const manager = sourceById.get(company.managerOf.get(person.id) ?? '')
    const managerName = manager && userByName.has(userNameOf(manager).toLowerCase()) ? userNameOf(manager) : null
    return differences(person.userPrincipalName, expectedFacts(person, managerName), actualFacts(user, nameById))
  })
  return [...found, ...strangers(company, target), ...groupDifferences(company, target, userByName)]
}

function isNeverCreated(person: SourcePerson, known: ReadonlySet<string>): boolean {
  return !person.accountEnabled && !known.has(userNameOf(person).toLowerCase())
}

/** Whoever is in the directory but not (or only as deleted) in Entra. */
function strangers(company: SourceCompany, target: Target): string[] {
  const people = new Set(company.people.map((person) => userNameOf(person).toLowerCase()))
  // Entra changes the address of a deleted person by putting the object id before it.
  const deleted = new Set(
    company.deleted.map((person) => userNameOf(person).toLowerCase().replace(person.id.replaceAll('-', ''), '')),
  )
  return target.users
    .filter((user) => !people.has(user.userName.toLowerCase()))
    .flatMap((user) => {
      if (!deleted.has(user.userName.toLowerCase()))
        return [`${user.userName} is in the directory, but nobody in Entra`]
      return user.active === false ? [] : [`${user.userName} is deleted in Entra, but active in the directory`]
    })
}

function groupDifferences(company: SourceCompany, target: Target, userByName: ReadonlyMap<string, ScimUser>): string[] {
  const groupByName = new Map(target.groups.map((group) => [group.displayName, group]))
  const idBySource = new Map<string, string>()
  for (const person of company.people) {
    const user = userByName.get(userNameOf(person).toLowerCase())
    if (user) idBySource.set(person.id, user.id)
  }
  for (const group of company.groups) {
    const there = groupByName.get(group.displayName)
    if (there) idBySource.set(group.id, there.id)
  }
  // People who left keep their memberships in the directory until they are removed.
  const leavers = new Set(target.users.filter(({ active }) => active === false).map(({ id }) => id))
  const found = company.groups.flatMap((group) => {
    const there = groupByName.get(group.displayName)
    if (!there) return [`the group ${group.displayName} is missing`]
    const expected = new Set(group.memberIds.flatMap((id) => idBySource.get(id) ?? []))
    const actual = new Set((there.members ?? []).map(({ value }) => value))
    const doubled = (there.members ?? []).length - actual.size
    const lacking = [...expected].filter((id) => !actual.has(id)).length
    const surplus = [...actual].filter((id) => !expected.has(id) && !leavers.has(id)).length
    return lacking + surplus + doubled === 0
      ? []
      : [`the group ${group.displayName} lacks ${lacking} members, has ${surplus} too many and ${doubled} twice`]
  })
  const names = new Set(company.groups.map(({ displayName }) => displayName))
  return [
    ...found,
    ...target.groups
      .filter(({ displayName }) => !names.has(displayName))
      .map(({ displayName }) => `the group ${displayName} is in the directory, but not in Entra`),
  ]
}
