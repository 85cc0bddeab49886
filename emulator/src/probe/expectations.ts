import { isDeepStrictEqual } from 'node:util'
import type { Answer } from './connection.ts'
import { unmet } from './ending.ts'
import { ERROR, isRecord, LIST_RESPONSE, type Resource, valueAt } from './resource.ts'

/** What a list answer holds. */
export interface ResourceList {
  totalResults: number
  resources: Resource[]
  startIndex: unknown
  itemsPerPage: unknown
}

/** @param wanted one status or several that are all right */
export function expectStatus(answer: Answer, wanted: number | readonly number[], when = ''): void {
  const all = typeof wanted === 'number' ? [wanted] : wanted
  if (all.includes(answer.status)) return
  unmet(`status ${all.join(' or ')}${when === '' ? '' : ` ${when}`}`, `status ${answer.status}${detailOf(answer)}`)
}

/** One resource with an id, as JSON. @returns it */
export function expectResource(answer: Answer, wanted: number | readonly number[] = 200): Resource {
  expectStatus(answer, wanted)
  return asResource(answer.json, 'the answer')
}

/** A ListResponse as Entra reads it: schemas, a whole number, and `Resources` as an array of resources with ids. */
export function expectList(answer: Answer, total?: number): ResourceList {
  expectStatus(answer, 200)
  const body = answer.json
  if (!isRecord(body)) unmet('a ListResponse as JSON', shown(answer.text))
  const { schemas, totalResults, Resources } = body
  if (!Array.isArray(schemas) || !schemas.includes(LIST_RESPONSE))
    unmet(`schemas with ${LIST_RESPONSE}`, shown(schemas))
  if (typeof totalResults !== 'number' || !Number.isInteger(totalResults))
    unmet('totalResults as a whole number', shown(totalResults))
  if (!Array.isArray(Resources)) unmet('Resources as an array, also when it is empty', shown(Resources))
  if (total !== undefined && totalResults !== total) unmet(`totalResults ${total}`, `totalResults ${totalResults}`)
  if (total !== undefined && Resources.length !== total)
    unmet(`${total} in Resources`, `${Resources.length} in Resources`)
  const resources = Resources.map((one: unknown) => asResource(one, 'each of Resources'))
  return { totalResults, resources, startIndex: body['startIndex'], itemsPerPage: body['itemsPerPage'] }
}

/** An Error body: schemas, `status` as text, and `scimType` when one is asked for (RFC 7644 section 3.12). */
export function expectError(answer: Answer, status: number, scimType?: string): void {
  expectStatus(answer, status)
  const body = answer.json
  if (!isRecord(body)) unmet('an Error body as JSON', shown(answer.text))
  const { schemas } = body
  if (!Array.isArray(schemas) || !schemas.includes(ERROR)) unmet(`schemas with ${ERROR}`, shown(schemas))
  if (body['status'] !== String(status)) unmet(`"status": "${status}" as text`, `"status": ${shown(body['status'])}`)
  if (scimType !== undefined && body['scimType'] !== scimType)
    unmet(`"scimType": "${scimType}"`, `"scimType": ${shown(body['scimType'])}`)
}

/** @param path as in `valueAt` @param wanted undefined: nothing, null or an empty value may be there */
export function expectValue(resource: unknown, path: string, wanted: unknown): void {
  const found = valueAt(resource, path)
  if (wanted === undefined ? isNothing(found) : isDeepStrictEqual(found, wanted)) return
  unmet(`${path} ${wanted === undefined ? 'to be empty' : `to be ${shown(wanted)}`}`, shown(found))
}

/** @param wanted the start of the media type, without its parameters */
export function expectContentType(answer: Answer, wanted = 'application/scim+json'): void {
  const type = answer.headers['content-type'] ?? ''
  if (type.split(';')[0]?.trim().toLowerCase() === wanted) return
  unmet(`Content-Type ${wanted}`, type === '' ? 'no Content-Type' : type)
}

/** Nothing, null, an empty text, an empty list, or an object of nothing but those. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return isRecord(value) && Object.values(value).every(isNothing)
}

/** A value as a person reads it, cut when long. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'string' && /^\s*[<{[]/.test(value) ? value : JSON.stringify(value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}

function asResource(value: unknown, what: string): Resource {
  if (!isRecord(value)) unmet(`${what} to be a resource as JSON`, shown(value))
  const { id } = value
  if (typeof id !== 'string' || id === '') unmet(`${what} to have an id as text`, `"id": ${shown(id)}`)
  return { ...value, id }
}

function detailOf({ json }: Answer): string {
  const detail = isRecord(json) ? json['detail'] : undefined
  return typeof detail === 'string' && detail !== '' ? ` (${detail.slice(0, 200)})` : ''
}
