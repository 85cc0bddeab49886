import { randomUUID } from 'node:crypto'
import type { CheckContext } from '../../context.ts'
import { unmet } from '../../ending.ts'
import { expectList, expectResource } from '../../expectations.ts'
import { ENTERPRISE, GROUP, type Json, type Resource, USER } from '../../resource.ts'
import { addressOf, lookUp, type PatchOperation, patchAndRead } from '../../steps.ts'

const GROUP_MARKER = 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'
const EXCLUDING = 'excludedAttributes=members'

/** A person as Entra creates one: both schemas, empty roles, and nothing but the type in `meta`. */
export function personOf(context: CheckContext): Json {
  const userName = `${context.unique('Freja')}@probe.example`
  return {
    schemas: [USER, ENTERPRISE],
    externalId: randomUUID(),
    userName,
    active: true,
    displayName: 'Freja Nilsson',
    title: 'Buyer',
    emails: [{ primary: true, type: 'work', value: userName }],
    meta: { resourceType: 'User' },
    name: { formatted: 'Freja Nilsson', familyName: 'Nilsson', givenName: 'Freja' },
    addresses: [
      {
        primary: true,
        type: 'work',
        locality: 'Seattle',
        region: 'WA',
        country: 'US',
        postalCode: '98101',
      },
    ],
    phoneNumbers: [{ primary: true, type: 'work', value: '+1-555-0100' }],
    roles: [],
    [ENTERPRISE]: { department: 'Purchasing', employeeNumber: 'N-2207' },
  }
}

/** A group as Entra creates one; the second schema has no attribute and is Entra's own. */
export function groupOf(context: CheckContext): Json {
  return {
    schemas: [GROUP, GROUP_MARKER],
    externalId: randomUUID(),
    displayName: `Probe's ${context.unique('group')}`,
    meta: { resourceType: 'Group' },
  }
}

/** What the service does for a new person: look up, create, and find the person by the matching attribute. */
export async function provisionUser(context: CheckContext, body: Json): Promise<Resource> {
  const userName = String(body['userName'])
  expectList(await lookUp(context, '/Users', 'userName', userName), 0)
  const made = expectResource(await context.post('/Users', body), 201)
  return expectSame(expectList(await lookUp(context, '/Users', 'userName', userName), 1).resources[0], made)
}

/** The same for a group. */
export async function provisionGroup(context: CheckContext, body: Json): Promise<Resource> {
  const name = String(body['displayName'])
  expectList(await lookUp(context, '/Groups', 'displayName', name, EXCLUDING), 0)
  const made = expectResource(await context.post('/Groups', body), 201)
  return expectSame(expectList(await lookUp(context, '/Groups', 'displayName', name, EXCLUDING), 1).resources[0], made)
}

/** Changes a person in the dialect that Entra speaks unless it is told otherwise. */
export function updateUser(
  context: CheckContext,
  user: Resource,
  operations: readonly PatchOperation[],
): Promise<Resource> {
  return patchAndRead(context, addressOf('/Users', user), operations)
}

export function updateGroup(
  context: CheckContext,
  group: Resource,
  operations: readonly PatchOperation[],
): Promise<Resource> {
  return patchAndRead(context, addressOf('/Groups', group), operations)
}

/** The two look-ups of Test Connection, which Provision on Demand makes first. */
export async function testConnection(context: CheckContext): Promise<void> {
  expectList(await lookUp(context, '/Users', 'userName', randomUUID()), 0)
  expectList(await lookUp(context, '/Groups', 'displayName', randomUUID(), EXCLUDING), 0)
}

function expectSame(found: Resource | undefined, made: Resource): Resource {
  if (found?.id === made.id) return found
  unmet(`to find the id ${made.id} that was given at the creation`, `the id ${found?.id ?? 'of nobody'}`)
}
