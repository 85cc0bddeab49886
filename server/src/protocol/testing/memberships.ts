import type { JsonObject } from '../../base/json.ts'
import type { TestScim } from './describe-scim.ts'
import { created } from './expectations.ts'
import { group, person } from './samples.ts'

export const membershipSchema = 'urn:ietf:params:scim:schemas:core:2.0:GroupMembership'

/** The body that asks for a membership. */
export function membership(groupId: string, memberId: string): JsonObject {
  return { schemas: [membershipSchema], group: { value: groupId }, member: { value: memberId } }
}

/** Switches memberships on for the tests' SCIM server; only then the address is there. */
export async function chooseMemberships(scim: TestScim, isChosen = true): Promise<void> {
  const { id } = (await scim.account.scimServers())[0] ?? { id: '' }
  await scim.account.writes.changeScimServer(id, { settings: { groupMemberships: isChosen } }, testActor)
}

const testActor = { operatorId: 'tests', name: 'Tests' }

/** A group of so many people, all of them new. */
export async function groupOf(scim: TestScim, name: string, size: number): Promise<{ id: string; people: string[] }> {
  const people: string[] = []
  for (let index = 0; index < size; index++)
    people.push(await created(scim, '/Users', person(`${name}.${index}@nordwind.example`)))
  const members = people.map((value) => ({ value }))
  return { id: await created(scim, '/Groups', group(name, { members })), people }
}
