import { ScimError } from '../../errors/scim-error.ts'
import { equalJson, isJsonObject, type JsonValue, ownValueOf } from '../../json.ts'
import { coerceOne } from '../../resource/coerce.ts'
import type { Attribute } from '../../schema/attribute.ts'

/** Each is compared with each element of the list, so there cannot be many. */
const MAXIMUM_DESCRIBED = 100

/**
 * Entra's `Remove members` with a value list drops only those (MicrosoftDocs/azure-docs#30826), never all. Elements are
 * told by their `value`; one that has none by all that was sent of it.
 * @throws {ScimError} 400 invalidValue
 */
export function withoutElements(
  current: readonly JsonValue[],
  value: JsonValue,
  attribute: Attribute | null,
): JsonValue[] {
  const named = (Array.isArray(value) ? value : [value]).flatMap((item) => {
    const element = attribute === null ? item : coerceOne(item, attribute)
    return element === undefined ? [] : [element]
  })
  const values = new Set(named.map(identity).filter((known) => known !== undefined))
  const others = named.filter((element) => identity(element) === undefined)
  if (others.length > MAXIMUM_DESCRIBED) {
    throw new ScimError(
      400,
      'invalidValue',
      `At most ${MAXIMUM_DESCRIBED} values without a "value" can be removed at once.`,
      attribute?.name,
    )
  }
  return current.filter((element) => {
    const known = identity(element)
    return !(known !== undefined && values.has(known)) && !others.some((other) => includesAll(element, other))
  })
}

/** `Remove` with a value of an attribute with one value clears it only when it has that value (AzureAD/SCIMReferenceCode). */
export function isOtherValue(
  current: JsonValue | undefined,
  value: JsonValue | undefined,
  attribute: Attribute | null,
): boolean {
  if (value === undefined || value === null || value === '' || current === undefined) return false
  const single = Array.isArray(value) ? (value[0] ?? null) : value
  const named = attribute === null ? single : coerceOne(single, attribute)
  if (named === undefined || named === null || includesAll(current, named)) return false
  const known = identity(named)
  return known === undefined || known !== identity(current)
}

function identity(element: JsonValue): JsonValue | undefined {
  return isJsonObject(element) ? ownValueOf(element, 'value') : undefined
}

function includesAll(element: JsonValue, wanted: JsonValue): boolean {
  if (!isJsonObject(wanted)) return equalJson(element, wanted)
  return (
    isJsonObject(element) && Object.entries(wanted).every(([key, value]) => equalJson(ownValueOf(element, key), value))
  )
}
