import type { JsonObject } from '../base/json.ts'

/** What is stored of a group; members are rows of their own. */
export function groupDocument(resource: JsonObject): JsonObject {
  const { id: _id, meta: _meta, members: _members, ...document } = resource
  return document
}
