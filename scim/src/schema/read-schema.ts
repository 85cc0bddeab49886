import { quoted, ScimError } from '../errors/scim-error.ts'
import { assertJsonDepth, isForbiddenName, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json.ts'
import { type Attribute, type AttributeDraft, attribute, type Schema } from './attribute.ts'

const types = ['string', 'boolean', 'decimal', 'integer', 'dateTime', 'binary', 'reference', 'complex'] as const
const mutabilities = ['readOnly', 'readWrite', 'immutable', 'writeOnly'] as const
const returneds = ['always', 'never', 'default', 'request'] as const
const uniquenesses = ['none', 'server', 'global'] as const
const attributeName = /^[A-Za-z$][A-Za-z0-9_$-]*$/
const schemaUrn = /^urn:[A-Za-z0-9][A-Za-z0-9-]{0,31}:[^\s"[\]]+$/

/**
 * Reads a schema as RFC 7643 section 7 writes it, so that it can be registered at run time. What an attribute does not
 * say has the default of section 2.2.
 * @throws {ScimError} 400 invalidValue, naming the attribute
 */
export function readSchema(body: unknown): Schema {
  assertJsonDepth(body)
  if (!isJsonObject(body)) throw wrong('The schema', 'must be a JSON object')
  const id = ownValue(body, 'id')
  if (typeof id !== 'string' || !schemaUrn.test(id)) throw wrong('The schema', 'needs an "id" that is a URN')
  const attributes = ownValue(body, 'attributes')
  if (!Array.isArray(attributes)) throw wrong(`The schema ${id}`, 'needs a list "attributes"')
  return {
    id,
    name: text(body, 'name', id) ?? id.slice(id.lastIndexOf(':') + 1),
    description: text(body, 'description', id) ?? '',
    attributes: attributes.map((one) => readAttribute(one, id, true)),
  }
}

function readAttribute(given: JsonValue, owner: string, mayBeComplex: boolean): Attribute {
  const name = isJsonObject(given) ? ownValue(given, 'name') : undefined
  if (!isJsonObject(given) || typeof name !== 'string' || !attributeName.test(name) || isForbiddenName(name)) {
    throw wrong(`An attribute of ${owner}`, 'needs a "name" of letters, digits, "-", "_" and "$"')
  }
  const place = `The attribute ${name} of ${owner}`
  const type = oneOf(given, 'type', types, place) ?? 'string'
  if (type === 'complex' && !mayBeComplex)
    throw wrong(place, 'is complex inside a complex attribute (RFC 7643 section 2.3.8)')
  const subAttributes = ownValue(given, 'subAttributes') ?? null
  if ((type === 'complex') !== Array.isArray(subAttributes))
    throw wrong(place, 'needs "subAttributes" if it is complex, and only then')
  return attribute({
    name,
    ...said({
      type,
      description: text(given, 'description', place),
      multiValued: flag(given, 'multiValued', place),
      required: flag(given, 'required', place),
      caseExact: flag(given, 'caseExact', place),
      mutability: oneOf(given, 'mutability', mutabilities, place),
      returned: oneOf(given, 'returned', returneds, place),
      uniqueness: oneOf(given, 'uniqueness', uniquenesses, place),
      canonicalValues: texts(given, 'canonicalValues', place),
      referenceTypes: texts(given, 'referenceTypes', place),
      subAttributes: Array.isArray(subAttributes)
        ? subAttributes.map((sub) => readAttribute(sub, name, false))
        : undefined,
    }),
  })
}

type Said = Omit<AttributeDraft, 'name'>

/** Leaves out what is undefined, so that it gets its default. */
function said(parts: { readonly [K in keyof Said]: Said[K] | undefined }): Said {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}

function text(object: JsonObject, name: string, place: string): string | undefined {
  const value = ownValue(object, name)
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined
  throw wrong(place, `has a "${name}" that is no string`)
}

function flag(object: JsonObject, name: string, place: string): boolean | undefined {
  const value = ownValue(object, name)
  if (value === undefined || value === null || typeof value === 'boolean') return value ?? undefined
  throw wrong(place, `has a "${name}" that is neither true nor false`)
}

function texts(object: JsonObject, name: string, place: string): string[] | undefined {
  const value = ownValue(object, name)
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
  throw wrong(place, `has a "${name}" that is no list of strings`)
}

function oneOf<T extends string>(
  object: JsonObject,
  name: string,
  allowed: readonly T[],
  place: string,
): T | undefined {
  const value = ownValue(object, name)
  if (value === undefined || value === null) return undefined
  const known = allowed.find((one) => one === value)
  if (known === undefined)
    throw wrong(place, `has the ${name} ${quoted(JSON.stringify(value))}; use ${allowed.join(', ')}`)
  return known
}

const wrong = (place: string, why: string): ScimError => new ScimError(400, 'invalidValue', `${place} ${why}.`)
