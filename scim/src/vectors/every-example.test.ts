import { describe, expect, test } from 'vitest'
import { ERROR_SCHEMA } from '../errors/scim-error.ts'
import {
  applyPatch,
  assertJsonDepth,
  BULK_REQUEST_SCHEMA,
  BULK_RESPONSE_SCHEMA,
  bulkResponse,
  createSchemaRegistry,
  ENTERPRISE_USER_SCHEMA,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  LIST_RESPONSE_SCHEMA,
  listResponse,
  PATCH_OP_SCHEMA,
  parseBulkRequest,
  parseFilter,
  parsePatchRequest,
  parseProjection,
  parseQueryParameters,
  parseSearchRequest,
  planBulk,
  printFilter,
  project,
  type ResourceType,
  readResource,
  ScimError,
  SEARCH_REQUEST_SCHEMA,
} from '../index.ts'
import { allExamples, type RfcExample } from './examples.ts'

const registry = createSchemaRegistry()
const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')
const list = (value: JsonValue | undefined): JsonValue[] => (Array.isArray(value) ? value : [])
const objects = (value: JsonValue | undefined): JsonObject[] => list(value).filter(isJsonObject)
const title = ({ rfc, section, http }: RfcExample) =>
  `RFC ${rfc} ${section} ${http?.method ?? http?.status ?? ''} ${http?.path ?? ''}`

describe('every example of the RFCs', () => {
  test.each(allExamples.map((example) => [title(example), example] as const))('%s', (_, { http, body }) => {
    assertJsonDepth(body)
    if (http?.path !== undefined) runPath(http.path)
    for (const message of Array.isArray(body) ? objects(body) : [body].filter(isJsonObject))
      runMessage(message, http?.path)
  })
})

function runPath(path: string): void {
  const [, query = ''] = path.split('?')
  const parameters =
    query === ''
      ? []
      : query
          .split('&')
          .map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])
  const read = parseQueryParameters(Object.fromEntries(parameters))
  expect(new Set(Object.keys(read))).toEqual(new Set(parameters.map(([name]) => name)))
  if (read.filter === undefined) return
  const filter = parseFilter(read.filter)
  expect(parseFilter(printFilter(filter))).toEqual(filter)
}

function runMessage(body: JsonObject, path: string | undefined): void {
  const kinds = list(body['schemas']).map(text)
  const run = kinds.map((kind) => messages.get(kind)).find((known) => known !== undefined)
  if (run !== undefined) run(body, path)
  else runDocument(body, kinds)
}

const messages = new Map<string, (body: JsonObject, path: string | undefined) => void>([
  [LIST_RESPONSE_SCHEMA, runList],
  [ERROR_SCHEMA, runError],
  [PATCH_OP_SCHEMA, runPatch],
  [SEARCH_REQUEST_SCHEMA, runSearch],
  [BULK_REQUEST_SCHEMA, runBulk],
  [BULK_RESPONSE_SCHEMA, runBulkResponse],
])

function runList(body: JsonObject): void {
  const { startIndex, itemsPerPage } = body
  const rebuilt = listResponse({
    resources: objects(body['Resources']),
    totalResults: Number(body['totalResults']),
    ...(typeof startIndex === 'number' ? { startIndex } : {}),
    ...(typeof itemsPerPage === 'number' ? { itemsPerPage } : {}),
  })
  expect(rebuilt).toMatchObject(body)
}

function runError(body: JsonObject): void {
  const scimType = body['scimType']
  const known =
    scimType === 'mutability' || scimType === 'sensitive' || scimType === 'invalidSyntax' ? scimType : undefined
  expect(new ScimError(Number(body['status']), known, text(body['detail'])).toBody()).toEqual(body)
}

/** No User or Group of the RFC is needed: an operation on nothing must neither fail nor invent what it does not name. */
function runPatch(body: JsonObject, path: string | undefined): void {
  // RFC 7644 section 3.5.2.2 prints a removal of e-mail addresses under /Groups.
  const isUser = path?.includes('/Users') === true || JSON.stringify(body).includes('emails')
  const start: JsonObject = isUser ? { userName: 'bjensen' } : { displayName: 'Tour Guides' }
  const result = applyPatch(start, parsePatchRequest(body), registry.resourceType(isUser ? 'User' : 'Group'))
  expect(result).toMatchObject(start)
  for (const name of Object.keys(result)) {
    expect(['userName', 'displayName', 'members', 'emails', 'addresses', 'nickName']).toContain(name)
  }
}

function runSearch(body: JsonObject): void {
  const { schemas: _, ...parameters } = body
  expect(parseSearchRequest(body)).toEqual(parameters)
}

function runBulk(body: JsonObject): void {
  const request = parseBulkRequest(body)
  expect(request.broken).toEqual([])
  const steps = planBulk(request)
  expect(steps.filter(({ kind }) => kind === 'operation')).toHaveLength(objects(body['Operations']).length)
}

/** RFC 7644 section 3.7.2 prints a status object in one example; section 3.7.3 and the text say a string. */
function runBulkResponse(body: JsonObject): void {
  const status = (value: JsonValue | undefined): number => Number(isJsonObject(value) ? value['code'] : value)
  const operations = objects(body['Operations'])
  const rebuilt = bulkResponse(
    operations.map(({ location, version, response, ...operation }, index) => ({
      index,
      method: text(operation['method']),
      bulkId: text(operation['bulkId']) || null,
      status: status(operation['status']),
      ...(typeof location === 'string' ? { location } : {}),
      ...(typeof version === 'string' ? { version } : {}),
      ...(isJsonObject(response) ? { response } : {}),
    })),
  )
  expect(rebuilt).toEqual({
    ...body,
    Operations: operations.map((operation) => ({ ...operation, status: String(status(operation['status'])) })),
  })
}

function runDocument(body: JsonObject, kinds: readonly string[]): void {
  const type = registry.resourceTypes().find(({ schema }) => kinds.includes(schema.id))
  if (type !== undefined) {
    runResource(body, type)
    return
  }
  const known = /:(ServiceProviderConfig|ResourceType|Schema)$/
  expect(
    kinds.length === 0
      ? 'attributes' in body || Object.keys(body).length === 0
      : kinds.some((kind) => known.test(kind)),
  ).toBe(true)
}

/** What the RFC prints is what is stored (but for what the server owns), shown, and left alone by an empty PATCH. */
function runResource(body: JsonObject, type: ResourceType): void {
  const required = type.name === 'User' ? 'userName' : 'displayName'
  const complete = { [required]: 'bjensen', ...body }
  const clientsOwn = withoutServersOwn(complete)
  const { password: _password, ...stored } = clientsOwn
  expect(readResource(complete, type, 'create', { keepNeverReturned: true })).toEqual(clientsOwn)
  expect(readResource(complete, type, 'replace')).toEqual(stored)
  expect(applyPatch(complete, parsePatchRequest({ Operations: [] }), type)).toEqual(complete)
  const { password: _secret, ...visible } = complete
  expect(project(complete, parseProjection({}, type), type)).toEqual(visible)
}

/** Without what is read-only, and without empty lists, which RFC 7643 section 2.5 calls unassigned. */
function withoutServersOwn(resource: JsonObject): JsonObject {
  const { id: _id, meta: _meta, groups: _groups, ...rest } = resource
  const enterprise = rest[ENTERPRISE_USER_SCHEMA]
  if (isJsonObject(enterprise) && isJsonObject(enterprise['manager'])) {
    const { displayName: _name, ...manager } = enterprise['manager']
    rest[ENTERPRISE_USER_SCHEMA] = { ...enterprise, manager }
  }
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => !Array.isArray(value) || value.length > 0))
}
