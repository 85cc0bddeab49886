import type { Broken } from './defects.ts'
import { invalidPath } from './failure.ts'
import { type Filter, parseFilter } from './filter.ts'
import { type Attribute, enterpriseUrn, findAttribute, type Kind, topAttributes } from './schema.ts'

export type Resource = Record<string, unknown>

/** Where an attribute lives; names are the schema's own where it knows them. */
export interface Place {
  /** The URN of the extension that holds it. */
  extension: string | undefined
  /** Empty for the extension as a whole. */
  name: string
  attribute: Attribute | undefined
  filter: Filter | undefined
  sub: string | undefined
  subAttribute: Attribute | undefined
}

/**
 * Reads `name.givenName`, `emails[type eq "work"].value` or `urn:…:User:department`: RFC 7644 section 3.10.
 * @throws {Failure} invalidPath
 */
export function parsePath(kind: Kind, text: string, broken: Broken): Place {
  const { urn, rest } = splitUrn(kind, text)
  if (urn === kind.core.id && broken('core-urn-path-refused')) throw invalidPath(`${text} is no path`)
  const extension = urn === kind.core.id ? undefined : urn
  if (rest === '') return { ...nowhere, extension, name: '' }
  const [, name = '', filter, sub] =
    /^([A-Za-z$][\w$-]*)(?:\[(.*)\])?(?:\.([\w$-]+))?$/s.exec(rest) ?? refuse(`${text} is no path of an attribute`)
  return locate(kind, extension, name, filter === undefined ? undefined : parseFilter(filter, broken), sub, broken)
}

const nowhere = { attribute: undefined, filter: undefined, sub: undefined, subAttribute: undefined }

function locate(
  kind: Kind,
  extension: string | undefined,
  name: string,
  filter: Filter | undefined,
  sub: string | undefined,
  broken: Broken,
): Place {
  const find = broken('case-sensitive-names') ? findExactly : findAttribute
  const known = kind.extensions.find(({ id }) => id === extension)?.attributes ?? []
  const attribute = find(extension === undefined ? topAttributes(kind) : known, name)
  // Old documents of Microsoft name the manager without its URN.
  if (!attribute && extension === undefined && kind.name === 'User' && name.toLowerCase() === 'manager') {
    return locate(kind, enterpriseUrn, name, filter, sub, broken)
  }
  const subAttribute = sub === undefined ? undefined : find(attribute?.subAttributes ?? [], sub)
  return {
    extension,
    name: attribute?.name ?? name,
    attribute,
    filter,
    sub: subAttribute?.name ?? sub,
    subAttribute,
  }
}

/** Splits off the URN; that of an extension nobody knows ends at its last colon. */
function splitUrn(kind: Kind, text: string): { urn: string | undefined; rest: string } {
  if (!/^urn:/i.test(text)) return { urn: undefined, rest: text }
  for (const { id } of [kind.core, ...kind.extensions]) {
    if (text.toLowerCase() === id.toLowerCase()) return { urn: id, rest: '' }
    if (text.toLowerCase().startsWith(`${id.toLowerCase()}:`)) return { urn: id, rest: text.slice(id.length + 1) }
  }
  const end = text.lastIndexOf(':')
  return { urn: text.slice(0, end), rest: text.slice(end + 1) }
}

/** What is at a place: all elements of a list, or one value, or nothing. */
export function valuesAt(resource: Resource, place: Place): unknown[] {
  const holder = place.extension === undefined ? resource : asResource(resource[place.extension])
  if (place.name === '') return [holder]
  const value = holder[place.name]
  const values: unknown[] = Array.isArray(value) ? value : [value]
  const sub = place.sub ?? (place.attribute?.type === 'complex' ? 'value' : undefined)
  const found = sub === undefined ? values : values.map((one) => asResource(one)[sub])
  return found.filter((one) => one !== undefined && one !== null)
}

/** @returns the value when it is an object, otherwise an empty one */
export function asResource(value: unknown): Resource {
  return isResource(value) ? value : {}
}

export function isResource(value: unknown): value is Resource {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function findExactly(attributes: Attribute[], name: string): Attribute | undefined {
  return attributes.find((one) => one.name === name)
}

function refuse(detail: string): never {
  throw invalidPath(detail)
}
