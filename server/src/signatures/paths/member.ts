import type { JsonObject, JsonValue } from '../../base/index.ts'

/** Own members only: names are whatever a client sent. @param name in lower case; any letter case is found */
export function member(object: JsonObject, name: string): JsonValue | undefined {
  if (Object.hasOwn(object, name)) return object[name]
  for (const key of Object.keys(object))
    if (key.length === name.length && key.toLowerCase() === name) return object[key]
  return undefined
}

/** The text of a member in lower case; empty where there is none. */
export function memberText(object: JsonObject, name: string): string {
  const value = member(object, name)
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value).toLowerCase()
}
