import type { Broken } from './defects.ts'
import { invalidSyntax, invalidValue } from './failure.ts'
import { asResource, isResource, type Resource } from './path.ts'
import { type Attribute, findAttribute, type Kind, topAttributes } from './schema.ts'

const readOnly = new Set(['id', 'meta', 'schemas', 'groups'])

/**
 * Brings a body of POST or PUT into the schema's names and types. What the schema does not know is kept as it came.
 * @throws {Failure} invalidValue when a value does not fit
 */
export function readResource(kind: Kind, body: Resource, broken: Broken): Resource {
  const resource: Resource = {}
  for (const [key, value] of Object.entries(body)) {
    const extension = kind.extensions.find(({ id }) => id.toLowerCase() === key.toLowerCase())
    if (extension) {
      const part = readParts(extension.attributes, asResource(value), broken)
      if (Object.keys(part).length > 0) resource[extension.id] = part
      continue
    }
    const attribute = lookUp(topAttributes(kind), key, broken)
    if (attribute && readOnly.has(attribute.name)) continue
    if (!attribute && broken('unknown-attributes-refused')) throw invalidSyntax(`${key} is unknown`)
    put(resource, attribute?.name ?? key, attribute ? readValue(attribute, value, broken) : value)
  }
  return resource
}

/**
 * A value in its attribute's type, with the leniency that Entra needs; undefined for "no value".
 * @throws {Failure} invalidValue
 */
export function readValue(attribute: Attribute, value: unknown, broken: Broken): unknown {
  if (value === null && broken('null-refused')) throw wrong(attribute, 'may not be null', broken)
  if (value === null || value === undefined || value === '') return undefined
  if (!attribute.multiValued) return readSingle(attribute, unwrapped(attribute, value, broken), broken)
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.map((one) => readSingle(attribute, one, broken)).filter((one) => one !== undefined)
}

/** One value, or one element of a list. */
export function readSingle(attribute: Attribute, value: unknown, broken: Broken): unknown {
  if (value === null || value === undefined || value === '') return undefined
  if (attribute.type === 'boolean') return readBoolean(attribute, value, broken)
  if (attribute.type === 'complex') return readComplex(attribute, value, broken)
  if (typeof value !== 'string') throw wrong(attribute, 'must be a string', broken)
  return value
}

function readBoolean(attribute: Attribute, value: unknown, broken: Broken): unknown {
  if (typeof value === 'boolean') return value
  if (typeof value === 'string' && /^(true|false)$/i.test(value) && !broken('text-booleans-refused')) {
    return broken('text-booleans-stored') ? value : value.toLowerCase() === 'true'
  }
  throw wrong(attribute, 'must be true or false', broken)
}

function readComplex(attribute: Attribute, value: unknown, broken: Broken): unknown {
  if (isResource(value)) return readParts(attribute.subAttributes, parsed(attribute, value, broken), broken)
  const hasValue = findAttribute(attribute.subAttributes, 'value') !== undefined
  if (typeof value !== 'string' || !hasValue) throw wrong(attribute, 'must be an object', broken)
  if (attribute.name === 'manager' && broken('manager-text-refused'))
    throw wrong(attribute, 'must be an object', broken)
  if (attribute.name === 'members' && broken('member-text-refused')) throw wrong(attribute, 'must be an object', broken)
  return { value }
}

/** Entra sends roles as JSON in a string: Captain-P-Goldfish/SCIM-SDK issue 516. */
function parsed(attribute: Attribute, value: Resource, broken: Broken): Resource {
  const text = value['value']
  if (attribute.name !== 'roles' || typeof text !== 'string' || !/^\s*\{.*\}\s*$/s.test(text)) return value
  if (broken('stringified-roles-stored')) return value
  try {
    const role = JSON.parse(text) as Resource
    return { ...value, value: role['value'], display: role['displayName'] ?? role['display'] }
  } catch {
    return value
  }
}

function readParts(attributes: Attribute[], value: Resource, broken: Broken): Resource {
  const parts: Resource = {}
  for (const [key, one] of Object.entries(value)) {
    const attribute = lookUp(attributes, key, broken)
    put(parts, attribute?.name ?? key, attribute ? readValue(attribute, one, broken) : one)
  }
  return parts
}

/** A list of one around a single value is that value. */
function unwrapped(attribute: Attribute, value: unknown, broken: Broken): unknown {
  if (!Array.isArray(value)) return value
  if (value.length !== 1 || broken('single-value-list-refused'))
    throw wrong(attribute, 'has one value, not a list', broken)
  return value[0] as unknown
}

function lookUp(attributes: Attribute[], key: string, broken: Broken): Attribute | undefined {
  if (broken('case-sensitive-names')) return attributes.find(({ name }) => name === key)
  return findAttribute(attributes, key)
}

function put(holder: Resource, name: string, value: unknown): void {
  if (value !== undefined && value !== null) holder[name] = value
}

function wrong(attribute: Attribute, problem: string, broken: Broken) {
  return invalidValue(broken('patch-error-without-attribute') ? 'Bad request' : `${attribute.name} ${problem}`)
}
