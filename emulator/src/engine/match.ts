import type { MappedValue } from '../mapping/index.ts'
import {
  encodeFilter,
  equals,
  exchange,
  readList,
  readResource,
  ScimFailure,
  type ScimReply,
  type ScimResource,
} from '../scim-client/index.ts'
import type { Session } from './session.ts'

export type Collection = 'Users' | 'Groups'

/**
 * Looks an object up on the target by the matching attributes, in their precedence, until one gives a hit.
 * @throws {ScimFailure} DuplicateTargetEntries when an attribute fits several resources
 */
export async function findMatch(
  session: Session,
  collection: Collection,
  values: readonly MappedValue[],
): Promise<{ resource: ScimResource | null; tried: string }> {
  const matching = values
    .filter((one) => one.line.matchingPrecedence > 0)
    .sort((left, right) => left.line.matchingPrecedence - right.line.matchingPrecedence)
  const tried: string[] = []
  for (const { path, value } of matching) {
    if (value === null) continue
    const filter = equals(path.text, value)
    tried.push(filter)
    const query = encodeFilter(filter, session.connection.encoding)
    const hidden = collection === 'Groups' ? 'excludedAttributes=members&' : ''
    const reply = await session.connection.send('GET', `/${collection}?${hidden}filter=${query}`)
    const found = readList(`The target could not be searched for ${filter}.`, reply)
    if (found.resources.length > 1 || found.totalResults > 1) throw duplicate(filter, found.totalResults)
    const [resource] = found.resources
    if (resource) checkMembers(collection, resource, reply)
    if (resource) return { resource, tried: filter }
  }
  if (tried.length === 0) throw missingValue(matching)
  return { resource: null, tried: tried.join(', ') }
}

/** Reads a linked object. @returns null when the target has lost it */
export async function readLinked(session: Session, collection: Collection, id: string): Promise<ScimResource | null> {
  const hidden = collection === 'Groups' ? '?excludedAttributes=members' : ''
  const reply = await session.connection.send('GET', `/${collection}/${encodeURIComponent(id)}${hidden}`)
  if (reply.status === 404) return null
  const resource = readResource('The object could not be read from the target.', reply, 200)
  checkMembers(collection, resource, reply)
  return resource
}

/**
 * A group that is asked for without its members must come without them.
 * @throws {ScimFailure} SystemForCrossDomainIdentityManagementMultipleEntriesInResponse
 */
function checkMembers(collection: Collection, resource: ScimResource, reply: ScimReply): void {
  const members: unknown = resource['members']
  if (collection !== 'Groups' || !Array.isArray(members) || members.length === 0) return
  throw new ScimFailure(
    {
      code: 'SystemForCrossDomainIdentityManagementMultipleEntriesInResponse',
      message: `The target answered with ${members.length} members although the group was asked for with excludedAttributes=members.`,
      ...exchange(reply),
      whatToDo: 'Let the server honour excludedAttributes=members for groups, in queries and by id.',
    },
    reply.status,
    false,
    reply,
  )
}

function duplicate(filter: string, total: number): ScimFailure {
  return new ScimFailure(
    {
      code: 'DuplicateTargetEntries',
      message: `${total} objects on the target fit ${filter}. One was expected at most.`,
      request: `filter=${filter}`,
      response: `totalResults: ${total}`,
      whatToDo: 'Remove the surplus objects on the target, or choose a matching attribute that is unique.',
    },
    200,
    false,
  )
}

function missingValue(matching: readonly MappedValue[]): ScimFailure {
  const names = matching.map((one) => one.line.source).join(', ')
  return new ScimFailure(
    {
      code: 'MissingValues',
      message: `The object has no value for the matching attribute (${names || 'none is configured'}).`,
      request: 'Nothing was sent.',
      response: '',
      whatToDo: 'Fill the attribute in the tenant, or choose another matching attribute in the mapping.',
    },
    null,
    false,
  )
}

/** The target has lost an object that is linked. The link is gone; the next attempt matches it anew. */
export function invalidAnchor(id: string): ScimFailure {
  return new ScimFailure(
    {
      code: 'InvalidAnchor',
      message: `The target no longer has the object with the id ${id}.`,
      request: `GET ${id}`,
      response: '404 NotFound',
      whatToDo: 'It is matched or created again in the next cycle. Find out who removed it on the target.',
    },
    404,
    false,
  )
}

/** Two objects of the tenant fit one object on the target. */
export function duplicateSource(otherName: string): ScimFailure {
  return new ScimFailure(
    {
      code: 'DuplicateSourceEntries',
      message: `The matching object on the target already belongs to ${otherName}.`,
      request: 'Nothing was sent.',
      response: '',
      whatToDo: 'Give the two different values in the matching attribute.',
    },
    null,
    false,
  )
}
