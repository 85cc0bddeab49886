import { ScimError } from './errors/scim-error.ts'

/** Any value that JSON can carry. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject

/** A JSON object; its keys are what a client sent, so they are only ever read with `ownValue`. */
export interface JsonObject {
  [key: string]: JsonValue
}

/** Names that would reach an object's prototype when a careless reader follows them; no schema uses them. */
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype'])

export const isForbiddenName = (name: string): boolean => forbiddenNames.has(name.toLowerCase())

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object's own value under exactly this key; never one of its prototype. */
export function ownValue(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** The key under which the object holds `name`: exactly, else without regard to case (RFC 7643 section 2.1). */
export function ownKey(object: JsonObject, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name
  const lower = name.toLowerCase()
  return Object.keys(object).find((key) => key.toLowerCase() === lower)
}

/** The own value under `name`, compared without regard to case. */
export function ownValueOf(object: JsonObject, name: string): JsonValue | undefined {
  const key = ownKey(object, name)
  return key === undefined ? undefined : object[key]
}

/** More attributes than this in one object are no directory entry; the bound keeps every look-up by name cheap. */
const MAXIMUM_NAMES = 1000

/**
 * Refuses JSON that is nested deeper than `maximum`, that has an object of more than 1,000 names, or a name that would
 * reach for a prototype. Linear, without recursion: `JSON.parse` reads 400,000 levels, what walks them afterwards dies.
 * @throws {ScimError} 400 invalidSyntax or invalidValue
 */
export function assertJsonDepth(value: unknown, maximum = 32): void {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    const next: unknown[] = []
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue
      if (depth >= maximum)
        throw new ScimError(400, 'invalidSyntax', `The body is nested deeper than ${maximum} levels.`)
      const children: unknown[] = Object.values(item)
      if (!Array.isArray(item)) refuseHostileNames(item, children.length)
      for (const child of children) next.push(child)
    }
    level = next
  }
}

function refuseHostileNames(object: object, count: number): void {
  if (count > MAXIMUM_NAMES) {
    throw new ScimError(
      400,
      'invalidValue',
      `An object of the body has ${count} attributes; at most ${MAXIMUM_NAMES} are allowed.`,
    )
  }
  if (Object.hasOwn(object, '__proto__')) {
    throw new ScimError(
      400,
      'invalidValue',
      'The body has an attribute that is named "__proto__"; no SCIM attribute is.',
    )
  }
}

/** A deep copy that shares nothing with its source. */
export function cloneJson<T extends JsonValue>(value: T): T
export function cloneJson(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item) => cloneJson(item))
  if (!isJsonObject(value)) return value
  const copy: JsonObject = {}
  for (const key of Object.keys(value)) {
    if (key !== '__proto__') copy[key] = cloneJson(value[key] ?? null)
  }
  return copy
}

/** Whether two JSON values are the same; the order of an object's keys does not count. */
export function equalJson(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) && left.length === right.length && left.every((item, index) => equalJson(item, right[index]))
    )
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return false
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && equalJson(left[key], right[key]))
  )
}
