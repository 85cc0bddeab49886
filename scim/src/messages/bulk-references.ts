import { ScimError } from '../errors/scim-error.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'

const PREFIX = 'bulkId:'

/** The bulkIds that a value, or a path such as `/Users/bulkId:qwerty`, refers to: RFC 7644 section 3.7.2. */
export function bulkReferences(value: JsonValue | undefined): Set<string> {
  const found = new Set<string>()
  const visit = (item: JsonValue | undefined): void => {
    if (typeof item === 'string') {
      const reference = referenceOf(item)
      if (reference !== null) found.add(reference)
    } else if (typeof item === 'object' && item !== null) Object.values(item).forEach(visit)
  }
  visit(value)
  return found
}

function referenceOf(text: string): string | null {
  if (text.startsWith(PREFIX)) return text.slice(PREFIX.length)
  const slash = text.startsWith('/') ? text.lastIndexOf(`/${PREFIX}`) : -1
  return slash < 0 ? null : text.slice(slash + 1 + PREFIX.length)
}

/**
 * Puts the ids of made resources in the places of their bulkIds.
 * @throws {ScimError} 409 invalidValue when a bulkId has no resource: nothing in the request made it, or making it failed
 */
export function resolveBulkIds<T extends JsonValue>(value: T, ids: ReadonlyMap<string, string>): T
export function resolveBulkIds(value: JsonValue, ids: ReadonlyMap<string, string>): JsonValue {
  if (typeof value === 'string') return resolveText(value, ids)
  if (Array.isArray(value)) return value.map((item) => resolveBulkIds(item, ids))
  if (!isJsonObject(value)) return value
  const resolved: JsonObject = {}
  for (const [key, item] of Object.entries(value)) if (key !== '__proto__') resolved[key] = resolveBulkIds(item, ids)
  return resolved
}

function resolveText(text: string, ids: ReadonlyMap<string, string>): string {
  const reference = referenceOf(text)
  if (reference === null) return text
  const id = ids.get(reference)
  if (id === undefined) {
    throw new ScimError(
      409,
      'invalidValue',
      `The bulkId ${JSON.stringify(reference.slice(0, 60))} belongs to no resource that this request made.`,
    )
  }
  return text.startsWith(PREFIX) ? id : `${text.slice(0, text.length - reference.length - PREFIX.length)}${id}`
}
