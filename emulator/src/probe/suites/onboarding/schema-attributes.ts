import { ENTERPRISE, GROUP, isRecord, type Json, USER } from '../../resource.ts'

/** What the default mapping writes, as schema, attribute and sub-attribute. */
const mapped: readonly (readonly [schema: string, attribute: string, part?: string])[] = [
  ...['userName', 'active', 'displayName', 'title', 'preferredLanguage'].map((name) => [USER, name] as const),
  ...['givenName', 'familyName', 'formatted'].map((part) => [USER, 'name', part] as const),
  [USER, 'emails', 'value'],
  [USER, 'phoneNumbers', 'value'],
  ...['formatted', 'streetAddress', 'locality', 'region', 'postalCode', 'country'].map(
    (part) => [USER, 'addresses', part] as const,
  ),
  ...['employeeNumber', 'department', 'manager'].map((name) => [ENTERPRISE, name] as const),
  [GROUP, 'displayName'],
  [GROUP, 'members', 'value'],
]

/** @param body what `/Schemas` answered @returns the attributes of the default mapping that it does not describe */
export function missingAttributes(body: Json): string[] {
  const schemas = objectsOf(body['Resources'])
  return mapped.flatMap(([schema, attribute, part]) => {
    const found = schemas.find(({ id }) => isSame(id, schema))
    const described = named(found?.['attributes'], attribute)
    const isThere = part === undefined ? described : named(described?.['subAttributes'], part)
    const path = part === undefined ? attribute : `${attribute}.${part}`
    return isThere ? [] : [schema === USER ? path : `${schema}:${path}`]
  })
}

function named(list: unknown, name: string): Json | undefined {
  return objectsOf(list).find((one) => isSame(one['name'], name))
}

function objectsOf(list: unknown): Json[] {
  return Array.isArray(list) ? list.filter(isRecord) : []
}

function isSame(one: unknown, other: string): boolean {
  return typeof one === 'string' && one.toLowerCase() === other.toLowerCase()
}
