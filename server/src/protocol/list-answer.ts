import { listResponse } from '@dynasend/scim'
import type { Condition, ResourceKind, ResourcePage, ResourceQuery } from '../directory/contract.ts'
import { type Answer, textAnswer } from './answer.ts'
import type { Exchange } from './exchange.ts'

/** A ListResponse, also for one hit and for none, of resources as JSON text. RFC 7644 section 3.4.2. */
export function answerList(
  exchange: Exchange,
  asked: ResourceQuery,
  resource: ResourceKind | null,
  page: ResourcePage<string>,
): Answer {
  exchange.directory.recordRead(exchange.call, { kind: kindOf(asked, page), resource, hits: page.resources.length })
  const { resources, totalResults, nextCursor } = page
  const itemsPerPage = resources.length
  const place =
    asked.page.kind === 'index' ? { startIndex: asked.page.startIndex } : nextCursor === null ? {} : { nextCursor }
  return textAnswer(
    200,
    withResources(listResponse({ resources: [], totalResults, itemsPerPage, ...place }), resources),
  )
}

/** An empty ListResponse ends in its empty list, which the resources then fill. */
function withResources(empty: object, resources: readonly string[]): string {
  return `${JSON.stringify(empty).slice(0, -']}'.length)}${resources.join(',')}]}`
}

const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu

/**
 * Entra tests a connection by looking for a name that is a random GUID. An externalId is a GUID anyway, so looking for
 * one says nothing.
 */
function kindOf({ filter }: ResourceQuery, page: ResourcePage<unknown>): 'list' | 'lookup' | 'probe' {
  if (!isLookup(filter)) return 'list'
  const byName = filter.path === 'username' || filter.path === 'displayname'
  return byName && page.totalResults === 0 && guid.test(String(filter.value)) ? 'probe' : 'lookup'
}

function isLookup(filter: Condition | null): filter is Extract<Condition, { readonly kind: 'compare' }> {
  return filter?.kind === 'compare' && filter.operator === 'eq'
}
