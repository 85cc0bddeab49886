import type { JsonObject } from '../json.ts'
import { LIST_RESPONSE_SCHEMA } from './urns.ts'

export interface ListResponseParts {
  readonly resources: readonly JsonObject[]
  /** Over all pages; null where it is not known, which cursor pages may leave out: RFC 9865 section 2. */
  readonly totalResults: number | null
  /** 1-based; pages by index: RFC 7644 section 3.4.2.4. */
  readonly startIndex?: number
  /** Default: how many resources this page has. */
  readonly itemsPerPage?: number
  /** RFC 9865; absent on the last page. */
  readonly nextCursor?: string
  readonly previousCursor?: string
}

/** A ListResponse; `Resources` is there even when it is empty, because Entra demands it. */
export function listResponse(parts: ListResponseParts): JsonObject {
  const { resources, totalResults, startIndex, nextCursor, previousCursor } = parts
  return {
    schemas: [LIST_RESPONSE_SCHEMA],
    ...(totalResults === null ? {} : { totalResults }),
    ...(startIndex === undefined ? {} : { startIndex }),
    itemsPerPage: parts.itemsPerPage ?? resources.length,
    ...(previousCursor === undefined ? {} : { previousCursor }),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    Resources: [...resources],
  }
}
