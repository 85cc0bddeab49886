import { isObject, type Json, type JsonObject } from '../../models/model/json.ts'
import type { ScimReply } from '../../models/worlds/client.ts'
import type { Attribute, Published } from './schemas.ts'

const errorSchema = 'urn:ietf:params:scim:api:messages:2.0:Error'
const listSchema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'
/** RFC 7644 table 9 and RFC 9865 section 2.1. */
const scimTypes = new Set(
  'invalidFilter tooMany uniqueness mutability invalidSyntax invalidPath noTarget invalidValue invalidVers sensitive invalidCursor expiredCursor invalidCount'.split(
    ' ',
  ),
)

/** What is wrong with an answer, by what the server publishes about itself; empty when nothing is. */
export function faultsOf(reply: ScimReply, type: Published): string[] {
  const { status, body, contentType } = reply
  if (status >= 500) return [`status ${status}`]
  if (status === 204 || status === 304) return body === null ? [] : ['a body where none belongs']
  const kind = contentType === 'application/scim+json; charset=utf-8' ? [] : [`content type ${contentType}`]
  if (!isObject(body)) return [...kind, 'no object']
  if (status >= 400) return [...kind, ...faultsOfError(status, body)]
  return [...kind, ...(schemasOf(body).includes(listSchema) ? faultsOfList(body, type) : faultsOfResource(body, type))]
}

const schemasOf = (body: JsonObject): readonly Json[] => (Array.isArray(body['schemas']) ? body['schemas'] : [])

/** RFC 7644 section 3.12. */
function faultsOfError(status: number, body: JsonObject): string[] {
  const { scimType, detail, status: text } = body
  return [
    ...(schemasOf(body)[0] === errorSchema ? [] : ['no SCIM error']),
    ...(text === String(status) ? [] : [`status ${JSON.stringify(text)} in the body of a ${status}`]),
    ...(typeof detail === 'string' && detail.length > 10 ? [] : ['no detail']),
    ...(scimType === undefined || scimTypes.has(String(scimType)) ? [] : [`scimType ${JSON.stringify(scimType)}`]),
  ]
}

/** RFC 7644 section 3.4.2. */
function faultsOfList(body: JsonObject, type: Published): string[] {
  const { totalResults, itemsPerPage, Resources: resources } = body
  if (!Array.isArray(resources)) return ['a list without Resources']
  return [
    ...(Number.isInteger(totalResults) ? [] : ['totalResults is no whole number']),
    ...(itemsPerPage === resources.length ? [] : ['itemsPerPage is not how many there are']),
    ...resources.flatMap((one) => (isObject(one) ? faultsOfResource(one, type) : ['a resource that is no object'])),
  ]
}

function faultsOfResource(resource: JsonObject, { core, extensions }: Published): string[] {
  const carried = extensions.filter(({ id }) => resource[id] !== undefined)
  const missing = carried.filter(({ id }) => !schemasOf(resource).includes(id))
  return [
    ...(typeof resource['id'] === 'string' ? [] : ['no id']),
    ...(schemasOf(resource).includes(core.id) ? [] : ['schemas lacks the core schema']),
    ...missing.map(({ id }) => `schemas lacks ${id}`),
    ...faultsOfMembers(resource, core.attributes, ''),
    ...carried.flatMap(({ id, attributes }) => {
      const extension = resource[id]
      return isObject(extension) ? faultsOfMembers(extension, attributes, `${id}:`) : [`${id} is no object`]
    }),
  ]
}

/** Attributes that nobody published are kept as they came (docs/decisions/0007); published ones have their type and spelling. */
function faultsOfMembers(owner: JsonObject, attributes: readonly Attribute[], prefix: string): string[] {
  return Object.entries(owner).flatMap(([name, value]) => {
    const attribute = attributes.find((known) => known.name.toLowerCase() === name.toLowerCase())
    if (attribute === undefined) return value === null ? [`${prefix}${name} is null`] : []
    if (attribute.name !== name) return [`${prefix}${name} is not spelled ${attribute.name}`]
    if (attribute.returned === 'never') return [`${prefix}${name} is never to be returned`]
    return faultsOfValue(value, attribute, `${prefix}${name}`)
  })
}

function faultsOfValue(value: Json, attribute: Attribute, at: string): string[] {
  if (!attribute.multiValued) return faultsOfOne(value, attribute, at)
  if (!Array.isArray(value)) return [`${at} is no list`]
  if (value.length === 0) return [`${at} is an empty list`]
  const primaries = value.filter((element) => isObject(element) && element['primary'] === true)
  return [
    ...(primaries.length > 1 ? [`${at} has ${primaries.length} primary values`] : []),
    ...value.flatMap((element) => faultsOfOne(element, attribute, at)),
  ]
}

function faultsOfOne(value: Json, { type, subAttributes = [] }: Attribute, at: string): string[] {
  if (type === 'complex')
    return isObject(value) ? faultsOfMembers(value, subAttributes, `${at}.`) : [`${at} is no object`]
  const suits =
    type === 'boolean'
      ? typeof value === 'boolean'
      : type === 'integer'
        ? Number.isInteger(value)
        : type === 'decimal'
          ? typeof value === 'number'
          : typeof value === 'string'
  return suits ? [] : [`${at} is ${JSON.stringify(value)}, which is no ${type}`]
}
