import { ScimError } from '../errors/scim-error.ts'
import { parseDateTime } from '../filter/date-time.ts'
import { cloneJson, isForbiddenName, isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import type { Attribute } from '../schema/attribute.ts'
import { subAttributeOf } from '../schema/resource-type.ts'
import { subAttributeAlias } from '../schema/sub-attribute-alias.ts'
import { wrapBareReference } from './dialects/bare-reference.ts'
import { unwrapSingleton } from './dialects/singleton-array.ts'
import { readStringBoolean } from './dialects/string-boolean.ts'
import { unfoldStringifiedRole } from './dialects/stringified-role.ts'

/**
 * Checks a value against its attribute and gives it the attribute's JSON type. The text of strings is never touched.
 * @param at the path for messages
 * @returns undefined for what RFC 7643 section 2.5 calls unassigned: null, an empty list, an object without values
 * @throws {ScimError} 400 invalidValue, naming the attribute
 */
export function coerceValue(
  value: JsonValue,
  attribute: Attribute,
  at: string = attribute.name,
): JsonValue | undefined {
  if (value === null) return undefined
  if (!attribute.multiValued) return coerceOne(unwrapSingleton(value), attribute, at)
  if (value === '') return undefined
  if (Array.isArray(value)) refuseLongList(value, subAttributeOf(attribute, '$ref') !== undefined, at)
  const elements = (Array.isArray(value) ? value : [value]).flatMap(
    (element) => coerceOne(element, attribute, at) ?? [],
  )
  return elements.length === 0 ? undefined : elements
}

/** One value, or one element of an attribute with several. */
export function coerceOne(value: JsonValue, attribute: Attribute, at: string = attribute.name): JsonValue | undefined {
  if (value === null) return undefined
  switch (attribute.type) {
    case 'complex':
      return coerceComplex(value, attribute, at)
    case 'boolean':
      return value === '' ? undefined : (readStringBoolean(value) ?? refuse(at, 'true or false'))
    case 'integer':
    case 'decimal':
      return value === '' ? undefined : coerceNumber(value, attribute.type, at)
    case 'dateTime':
      if (value === '') return undefined
      return typeof value === 'string' && parseDateTime(value) !== null
        ? value
        : refuse(at, 'a date and time such as 2026-01-31T08:30:00Z')
    default:
      return typeof value === 'string' ? value : refuse(at, 'a string')
  }
}

function coerceNumber(value: JsonValue, type: 'integer' | 'decimal', at: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number))
    return refuse(at, type === 'integer' ? 'a whole number' : 'a number')
  return type === 'integer' && !Number.isInteger(number) ? refuse(at, 'a whole number') : number
}

function coerceComplex(value: JsonValue, attribute: Attribute, at: string): JsonObject | undefined {
  if (value === '') return undefined
  const object = wrapBareReference(value, attribute)
  if (!isJsonObject(object)) return refuse(at, 'an object')
  const result: JsonObject = {}
  for (const [key, part] of Object.entries(unfoldStringifiedRole(object, attribute))) {
    const name = subAttributeAlias(attribute.name.toLowerCase(), key)
    const sub = subAttributeOf(attribute, name)
    const coerced =
      sub === undefined ? keepUnknown(name, part, `${at}.${name}`) : coerceValue(part, sub, `${at}.${sub.name}`)
    if (coerced !== undefined && sub?.mutability !== 'readOnly') result[sub?.name ?? name] = coerced
  }
  return Object.keys(result).length === 0 ? undefined : result
}

/** What no schema knows is kept as it is, unless its name would reach for a prototype. */
export function keepUnknown(name: string, value: JsonValue, at: string = name): JsonValue | undefined {
  if (isForbiddenName(name)) throw new ScimError(400, 'invalidValue', `No attribute can be named "${name}".`, at)
  if (Array.isArray(value)) refuseLongList(value, false, at)
  return value === null ? undefined : cloneJson(value)
}

/** A person has few addresses, however many a hostile body names; only lists of references (members) are long. */
const MAXIMUM_ELEMENTS = 2000

function refuseLongList(list: readonly JsonValue[], isReferences: boolean, at: string): void {
  if (isReferences || list.length <= MAXIMUM_ELEMENTS) return
  throw new ScimError(
    400,
    'invalidValue',
    `"${at}" has ${list.length} values; at most ${MAXIMUM_ELEMENTS} are allowed.`,
    at,
  )
}

function refuse(at: string, expected: string): never {
  throw new ScimError(400, 'invalidValue', `The value of "${at}" must be ${expected}.`, at)
}
