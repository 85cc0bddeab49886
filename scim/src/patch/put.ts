import { ScimError } from '../errors/scim-error.ts'
import { equalJson, isJsonObject, type JsonObject, type JsonValue, ownKey, ownValueOf } from '../json.ts'
import { printPath } from '../path/value-path.ts'
import { coerceValue, keepUnknown } from '../resource/coerce.ts'
import type { Attribute } from '../schema/attribute.ts'
import type { Change } from './change.ts'

/** The element with one sub-attribute set (undefined: taken away); undefined when nothing but its kind is left. */
export function withPart(
  element: JsonValue,
  subName: string,
  value: JsonValue | undefined,
  change: Change,
): JsonObject | undefined {
  const object: JsonObject = isJsonObject(element) ? { ...element } : {}
  const before = ownValueOf(object, subName)
  if (change.target.subAttribute?.mutability === 'immutable' && before !== undefined && !equalJson(before, value))
    throw immutable(change)
  setOrClear(object, subName, value)
  const says = Object.keys(object).filter((key) => !['type', 'primary'].includes(key.toLowerCase()))
  return value === undefined && says.length === 0 ? undefined : object
}

/** Sets a member, or takes it away when the value is undefined. */
export function setOrClear(object: JsonObject, name: string, value: JsonValue | undefined): void {
  const key = ownKey(object, name) ?? name
  if (value === undefined) delete object[key]
  else object[key] = value
}

/** Sets the attribute, or takes it away when the value is undefined. @throws {ScimError} 400 mutability */
export function put(owner: JsonObject, name: string, value: JsonValue | undefined, change: Change): void {
  const before = ownValueOf(owner, name)
  if (change.target.attribute?.mutability === 'immutable' && before !== undefined && !equalJson(before, value))
    throw immutable(change)
  setOrClear(owner, name, value)
}

/** The value in its attribute's type; what no schema knows is kept as it is. */
export function read(value: JsonValue, attribute: Attribute | null, at: string): JsonValue | undefined {
  return attribute === null
    ? keepUnknown(at.slice(at.lastIndexOf('.') + 1), value, at)
    : coerceValue(value, attribute, at)
}

const immutable = ({ path, target }: Change): ScimError =>
  new ScimError(400, 'mutability', `"${printPath(path)}" cannot be changed once it is set.`, target.name ?? undefined)
