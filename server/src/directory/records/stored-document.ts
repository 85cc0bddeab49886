import type { JsonObject } from '../../base/json.ts'
import type { StoredResource } from '../contract.ts'
import { documentOf } from './session.ts'

/** What a row says of a document. */
export interface DocumentRow {
  readonly id: string
  readonly document: string
  readonly version: number
  readonly created_at: string
  readonly last_modified: string
}

/** A row as a resource; its JSON is read when somebody looks into it, and most answers only send it on. */
export function storedDocument<More extends object>(row: DocumentRow, more: More): StoredResource & More {
  let read: JsonObject | null = null
  return {
    id: row.id,
    text: row.document,
    get document() {
      read ??= documentOf(row)
      return read
    },
    version: row.version,
    created: row.created_at,
    lastModified: row.last_modified,
    ...more,
  }
}
