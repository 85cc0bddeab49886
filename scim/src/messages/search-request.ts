import { ScimError } from '../errors/scim-error.ts'
import { type JsonObject, type JsonValue, ownValueOf } from '../json.ts'
import { messageBody } from './message-body.ts'
import { SEARCH_REQUEST_SCHEMA } from './urns.ts'

/** The parameters of a query, from a SearchRequest (RFC 7644 section 3.4.3, RFC 9865 section 2) or a query string. */
export interface SearchRequest {
  readonly attributes?: readonly string[]
  readonly excludedAttributes?: readonly string[]
  readonly filter?: string
  readonly sortBy?: string
  readonly sortOrder?: 'ascending' | 'descending'
  /** 1 or more. */
  readonly startIndex?: number
  /** 0 or more. */
  readonly count?: number
  /** Empty: the first page, by cursor. */
  readonly cursor?: string
}

/** Reads a SearchRequest message. @throws {ScimError} 400 invalidSyntax, invalidValue or invalidCount */
export function parseSearchRequest(body: unknown): SearchRequest {
  return readQuery(messageBody(body, SEARCH_REQUEST_SCHEMA))
}

/** Reads the parameters of a query string, by name; unknown ones are ignored. @throws {ScimError} 400 */
export function parseQueryParameters(parameters: Readonly<Record<string, string | undefined>>): SearchRequest {
  return readQuery(Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, value ?? null])))
}

function readQuery(given: JsonObject): SearchRequest {
  const parts = {
    attributes: names(ownValueOf(given, 'attributes'), 'attributes'),
    excludedAttributes: names(ownValueOf(given, 'excludedAttributes'), 'excludedAttributes'),
    filter: text(ownValueOf(given, 'filter'), 'filter'),
    sortBy: text(ownValueOf(given, 'sortBy'), 'sortBy'),
    sortOrder: order(ownValueOf(given, 'sortOrder')),
    // RFC 7644 section 3.4.2.4: less than 1 means 1, a negative count means 0.
    startIndex: whole(ownValueOf(given, 'startIndex'), 'startIndex', 1, 'invalidValue'),
    count: whole(ownValueOf(given, 'count'), 'count', 0, 'invalidCount'),
    cursor: cursor(ownValueOf(given, 'cursor')),
  }
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}

function names(value: JsonValue | undefined, name: string): string[] | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const list = Array.isArray(value) ? value : [value]
  if (!list.every((item) => typeof item === 'string')) throw wrong(name, 'a list of attribute names')
  return list
}

function text(value: JsonValue | undefined, name: string): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  return typeof value === 'string' ? value : refuse(name, 'a string')
}

function cursor(value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw new ScimError(400, 'invalidCursor', 'The "cursor" must be a string.')
  return value
}

function order(value: JsonValue | undefined): 'ascending' | 'descending' | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const lower = typeof value === 'string' ? value.toLowerCase() : ''
  return lower === 'ascending' || lower === 'descending' ? lower : refuse('sortOrder', '"ascending" or "descending"')
}

function whole(
  value: JsonValue | undefined,
  name: string,
  minimum: number,
  scimType: 'invalidValue' | 'invalidCount',
): number | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const number = typeof value === 'string' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isSafeInteger(number))
    throw new ScimError(400, scimType, `"${name}" must be a whole number.`)
  return Math.max(minimum, number)
}

const wrong = (name: string, expected: string): ScimError =>
  new ScimError(400, 'invalidValue', `"${name}" must be ${expected}.`)

function refuse(name: string, expected: string): never {
  throw wrong(name, expected)
}
