/**
 * Reads a SCIM user document, which is whatever a client sent: names in any case (RFC 7643 section 2.1), values of any
 * type. Nothing here throws; what does not fit is absent.
 */
import type { JsonObject, JsonValue } from '../../base/json.ts'

export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value under a name, whatever its case. */
export function field(object: JsonObject, name: string): JsonValue | undefined {
  if (Object.hasOwn(object, name)) return object[name]
  const wanted = name.toLowerCase()
  const key = Object.keys(object).find((candidate) => candidate.toLowerCase() === wanted)
  return key === undefined ? undefined : object[key]
}

export const text = (value: JsonValue | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null

const elements = (document: JsonObject, name: string): readonly JsonObject[] => {
  const value = field(document, name)
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** The element of a type, else the primary one, else the first. */
function element(document: JsonObject, name: string, type: string): JsonObject | undefined {
  const all = elements(document, name)
  const ofType = all.find((one) => text(field(one, 'type'))?.toLowerCase() === type)
  return ofType ?? all.find((one) => field(one, 'primary') === true) ?? all[0]
}

function ofElement(document: JsonObject, name: string, type: string, part: string): string | null {
  const found = element(document, name, type)
  return found === undefined ? null : text(field(found, part))
}

export const emailOf = (document: JsonObject): string | null => ofElement(document, 'emails', 'work', 'value')
export const phoneOf = (document: JsonObject): string | null => ofElement(document, 'phoneNumbers', 'work', 'value')
export const titleOf = (document: JsonObject): string | null => text(field(document, 'title'))
export const userNameOf = (document: JsonObject): string => text(field(document, 'userName')) ?? ''

/** Office or town: what a reader would call the place where somebody works. */
export const locationOf = (document: JsonObject): string | null =>
  ofElement(document, 'addresses', 'work', 'locality') ?? ofElement(document, 'addresses', 'work', 'formatted')

export function departmentOf(document: JsonObject): string | null {
  const extension = field(document, enterprise)
  return isObject(extension) ? text(field(extension, 'department')) : null
}

/** displayName, else the name, else userName. */
export function displayNameOf(document: JsonObject): string {
  const shown = text(field(document, 'displayName'))
  if (shown !== null) return shown
  const name = field(document, 'name')
  if (!isObject(name)) return userNameOf(document)
  const parts = [text(field(name, 'givenName')), text(field(name, 'familyName'))].filter((part) => part !== null)
  return text(field(name, 'formatted')) ?? (parts.length > 0 ? parts.join(' ') : userNameOf(document))
}
