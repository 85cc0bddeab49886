import { equalJson, isJsonObject, type JsonObject, type JsonValue, ownValueOf } from '../json.ts'
import type { Attribute } from '../schema/attribute.ts'
import { subAttributeOf } from '../schema/resource-type.ts'

export interface AddedElements {
  readonly all: JsonValue[]
  /** Those of `all` that the request added or changed. */
  readonly written: JsonValue[]
}

/**
 * Adds elements to a list; one that is already there is not doubled but takes what is new (RFC 7644 section 3.5.2.1).
 * References (members) are the same by `value`, other elements by `value` and `type`. Linear.
 */
export function addElements(
  current: readonly JsonValue[],
  additions: readonly JsonValue[],
  attribute: Attribute | null,
): AddedElements {
  const all = [...current]
  const written = new Set<number>()
  const places = new Map(all.map((element, index) => [identity(element, attribute), index]))
  for (const addition of additions) {
    const known = places.get(identity(addition, attribute))
    const existing = known === undefined ? undefined : all[known]
    if (known === undefined || existing === undefined) {
      places.set(identity(addition, attribute), all.length)
      written.add(all.length)
      all.push(addition)
    } else if (isJsonObject(existing) && isJsonObject(addition) && !equalJson(existing, { ...existing, ...addition })) {
      all[known] = { ...existing, ...addition }
      written.add(known)
    }
  }
  return { all, written: all.filter((_, index) => written.has(index)) }
}

function identity(element: JsonValue, attribute: Attribute | null): string {
  if (!isJsonObject(element)) return JSON.stringify(element)
  const value = ownValueOf(element, 'value')
  if (value === undefined) return JSON.stringify(sorted(element))
  const isReference = attribute !== null && subAttributeOf(attribute, '$ref') !== undefined
  const type = ownValueOf(element, 'type')
  return JSON.stringify([value, isReference || typeof type !== 'string' ? null : type.toLowerCase()])
}

const sorted = (element: JsonObject): JsonValue =>
  Object.keys(element)
    .sort()
    .map((key) => [key, element[key] ?? null])
