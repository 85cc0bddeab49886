import { listResponse, parseFilter, parseSearchRequest, project, ScimError, type SearchRequest } from '@dynasend/scim'
import type { Condition } from '../directory/contract.ts'
import { type Answer, jsonAnswer } from './answer.ts'
import { conditionOf } from './condition.ts'
import type { Exchange } from './exchange.ts'
import { limits } from './limits.ts'
import { membershipResource } from './membership-resource.ts'
import { parametersOf, projectionOf } from './parameters.ts'
import { bodyOf } from './request-body.ts'
import { membershipType } from './types.ts'

/** GET /GroupMemberships. draft-zollner-scim-group-members section 4.2. */
export async function listMemberships(exchange: Exchange): Promise<Answer> {
  return answerMemberships(exchange, parametersOf(exchange))
}

/** POST /GroupMemberships/.search. RFC 7644 section 3.4.3. */
export async function searchMemberships(exchange: Exchange): Promise<Answer> {
  return answerMemberships(exchange, parseSearchRequest(bodyOf(exchange)))
}

/** Pages go by cursor alone, also when none was asked for: RFC 9865 section 2.3. */
async function answerMemberships(exchange: Exchange, asked: SearchRequest): Promise<Answer> {
  refuseOrder(asked)
  const projection = projectionOf(asked, membershipType)
  const filter = filterOf(asked)
  const cursor = asked.cursor === undefined || asked.cursor === '' ? null : asked.cursor
  const count = Math.min(asked.count ?? limits.defaultPage, limits.largestPage)
  const page = await exchange.directory.memberships.find({ filter, cursor, count })
  const { memberships, totalResults, nextCursor } = page
  exchange.directory.recordRead(exchange.call, { kind: 'list', resource: 'Group', hits: memberships.length })
  const resources = memberships.map((membership) =>
    project(membershipResource(membership, exchange.baseUrl), projection, membershipType),
  )
  const next = nextCursor === null ? {} : { nextCursor }
  return jsonAnswer(200, listResponse({ resources, totalResults, itemsPerPage: resources.length, ...next }))
}

function refuseOrder({ sortBy, startIndex }: SearchRequest): void {
  if (sortBy !== undefined) {
    throw new ScimError(400, 'invalidValue', 'sortBy: memberships come by group and member; they cannot be sorted.')
  }
  if (startIndex !== undefined && startIndex > 1) {
    throw new ScimError(
      400,
      'invalidValue',
      'startIndex: pages of memberships go by cursor. Leave startIndex out and send nextCursor as cursor.',
    )
  }
}

/** What a membership's filter may name, as it is written in the schema. */
const filterable = [
  'group.value',
  'group.display',
  'member.value',
  'member.type',
  'member.display',
  'meta.created',
  'meta.lastModified',
]
const filterablePaths = new Set(filterable.map((path) => path.toLowerCase()))

function filterOf({ filter }: SearchRequest): Condition | null {
  const text = filter?.trim() ?? ''
  if (text === '') return null
  const condition = conditionOf(parseFilter(text, { maxLength: limits.filterLength }), membershipType)
  for (const path of comparedPaths(condition)) {
    if (filterablePaths.has(path)) continue
    throw new ScimError(
      400,
      'invalidFilter',
      `${path} cannot be used in a filter of memberships; possible: ${filterable.join(', ')}.`,
      path,
    )
  }
  return condition
}

function comparedPaths(condition: Condition): readonly string[] {
  if ('conditions' in condition) return condition.conditions.flatMap(comparedPaths)
  if ('condition' in condition) return comparedPaths(condition.condition)
  return condition.kind === 'compare' ? [condition.path] : []
}
