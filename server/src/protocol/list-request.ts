import {
  type Projection,
  parseFilter,
  type ResourceType,
  resolveSortPath,
  ScimError,
  type SearchRequest,
} from '@dynasend/scim'
import type { ResourceQuery } from '../directory/contract.ts'
import { conditionOf } from './condition.ts'
import { limits } from './limits.ts'
import { wantsGroups, wantsMembers } from './types.ts'

/** The query of a list as the directory takes it. RFC 7644 section 3.4.2, RFC 9865 section 2. */
export function resourceQuery(asked: SearchRequest, resourceType: ResourceType, projection: Projection): ResourceQuery {
  const filter = asked.filter?.trim() ?? ''
  return {
    filter: filter === '' ? null : conditionOf(parseFilter(filter, { maxLength: limits.filterLength }), resourceType),
    sort: sortOf(asked, resourceType),
    page: pageOf(asked),
    include: {
      groups: resourceType.name === 'User' && wantsGroups(projection),
      members: resourceType.name === 'Group' && wantsMembers(projection),
    },
  }
}

function pageOf({ count, cursor, startIndex }: SearchRequest): ResourceQuery['page'] {
  const size = Math.min(count ?? limits.defaultPage, limits.largestPage)
  if (cursor !== undefined) return { kind: 'cursor', cursor: cursor === '' ? null : cursor, count: size }
  return { kind: 'index', startIndex: startIndex ?? 1, count: size }
}

/** RFC 7644 section 3.4.2.3. */
function sortOf({ sortBy, sortOrder }: SearchRequest, resourceType: ResourceType): ResourceQuery['sort'] {
  if (sortBy === undefined) return null
  const path = resolveSortPath(sortBy, resourceType)
  // The order of a list would tell about a secret.
  if (path.attribute?.returned === 'never') {
    throw new ScimError(400, 'invalidValue', `Resources cannot be sorted by ${path.canonical}.`, path.canonical)
  }
  return { path: path.canonical, descending: sortOrder === 'descending' }
}
