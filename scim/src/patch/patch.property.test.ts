import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyPatch,
  cloneJson,
  createSchemaRegistry,
  ENTERPRISE_USER_SCHEMA,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parsePatchRequest,
  ScimError,
} from '../index.ts'
import { arbitraryUser, word } from '../testing/arbitrary-user.ts'

const type = createSchemaRegistry().resourceType('User')
const NORDWIND = 'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User'

/** A path, and the place in the resource that it may change. */
const targets: readonly (readonly [string, readonly [string, string?]])[] = [
  ['title', ['title']],
  ['DISPLAYNAME', ['displayName']],
  ['name.familyName', ['name']],
  ['name.givenName', ['name']],
  ['emails[type eq "work"].value', ['emails']],
  ['emails[type eq "home" and value sw "a"]', ['emails']],
  ['emails', ['emails']],
  ['phoneNumbers[type eq "mobile"].value', ['phoneNumbers']],
  ['phoneNumbers.type', ['phoneNumbers']],
  [`${ENTERPRISE_USER_SCHEMA}:department`, [ENTERPRISE_USER_SCHEMA, 'department']],
  ['manager', [ENTERPRISE_USER_SCHEMA, 'manager']],
  [`${NORDWIND}:badge`, [NORDWIND, 'badge']],
]

const operation = fc.record({
  op: fc.constantFrom('add', 'Replace', 'REMOVE'),
  target: fc.constantFrom(...targets),
  value: fc.oneof(word, fc.constant('')),
})
type Operation = { op: string; target: (typeof targets)[number]; value: string }

const request = (operations: readonly Operation[]) =>
  parsePatchRequest({
    Operations: operations.map(({ op, target: [path], value }) =>
      op === 'REMOVE' ? { op, path } : { op, path, value: valueFor(path, value) },
    ),
  })

/** A list needs an element that says something; elsewhere the word itself. */
const valueFor = (path: string, value: string): JsonValue =>
  path === 'emails' && value !== '' ? [{ value, type: 'other' }] : value

/** Everything of the resource but the named places, and `schemas`, which may gain a URN. */
function withoutPlaces(resource: JsonObject, places: readonly (readonly [string, string?])[]): JsonObject {
  const rest = cloneJson(resource)
  delete rest['schemas']
  for (const [attribute, part] of places) {
    const owner = rest[attribute]
    if (part === undefined) delete rest[attribute]
    else if (isJsonObject(owner)) {
      delete owner[part]
      if (Object.keys(owner).length === 0) delete rest[attribute]
    }
  }
  return rest
}

function freeze<T extends JsonValue>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const child of Object.values(value)) freeze(child)
    Object.freeze(value)
  }
  return value
}

/** Entra's filters that describe no element cannot make one; such a request is refused as a whole. */
function patched(user: JsonObject, operations: readonly Operation[]): JsonObject | null {
  try {
    return applyPatch(freeze(user), request(operations), type)
  } catch (error) {
    if (error instanceof ScimError && error.scimType === 'noTarget') return null
    throw error
  }
}

describe('a PATCH', () => {
  test('touches only what it names, and never its input', () => {
    fc.assert(
      fc.property(arbitraryUser, fc.array(operation, { maxLength: 5 }), (user, operations) => {
        const result = patched(user, operations)
        if (result === null) return
        const places = operations.map(({ target: [, place] }) => place)
        expect(withoutPlaces(result, places)).toEqual(withoutPlaces(user, places))
      }),
      { numRuns: 1000 },
    )
  })

  test('sent twice changes nothing the second time', () => {
    fc.assert(
      fc.property(arbitraryUser, operation, (user, one) => {
        const once = patched(user, [one])
        // A filter on the very value that is written finds nothing the second time.
        const again = once === null ? null : patched(once, [one])
        expect(again ?? once).toEqual(once)
      }),
      { numRuns: 1000 },
    )
  })

  test('one at a time or all in one request comes to the same', () => {
    fc.assert(
      fc.property(arbitraryUser, fc.array(operation, { maxLength: 4 }), (user, operations) => {
        const together = patched(user, operations)
        fc.pre(together !== null)
        const single = operations.reduce<JsonObject | null>((current, one) => current && patched(current, [one]), user)
        expect(single).toEqual(together)
      }),
    )
  })
})
