import type { JsonObject, JsonValue } from '../../base/json.ts'
import { invalid } from '../route/problem.ts'
import { enterprise, field, isObject, text } from './document.ts'

/** One place in a user document that a person may edit by hand. */
interface Place {
  readonly schema: string | null
  readonly attribute: string
  readonly type: string | null
  readonly part: string | null
}

const simple = [
  'displayName',
  'nickName',
  'title',
  'userName',
  'preferredLanguage',
  'locale',
  'timezone',
  'profileUrl',
  'active',
]
const nameParts = ['formatted', 'givenName', 'familyName', 'middleName', 'honorificPrefix', 'honorificSuffix']
const addressParts = ['formatted', 'streetAddress', 'locality', 'region', 'postalCode', 'country']
const enterpriseParts = ['department', 'division', 'costCenter', 'organization', 'employeeNumber']

function places(): ReadonlyMap<string, Place> {
  const result = new Map<string, Place>()
  for (const attribute of simple) result.set(attribute, { schema: null, attribute, type: null, part: null })
  for (const part of nameParts) result.set(`name.${part}`, { schema: null, attribute: 'name', type: null, part })
  for (const type of ['work', 'home', 'other']) {
    result.set(`emails[type eq "${type}"].value`, { schema: null, attribute: 'emails', type, part: 'value' })
  }
  for (const type of ['work', 'mobile', 'fax', 'home', 'other']) {
    result.set(`phoneNumbers[type eq "${type}"].value`, {
      schema: null,
      attribute: 'phoneNumbers',
      type,
      part: 'value',
    })
  }
  for (const part of addressParts) {
    result.set(`addresses[type eq "work"].${part}`, { schema: null, attribute: 'addresses', type: 'work', part })
  }
  for (const attribute of enterpriseParts) {
    result.set(`${enterprise}:${attribute}`, { schema: enterprise, attribute, type: null, part: null })
  }
  return result
}

const editable = places()

const keyOf = (object: JsonObject, name: string): string =>
  Object.keys(object).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name

/** A copy with the value set, or without the attribute when it is null. */
function withField(object: JsonObject, name: string, value: JsonValue | null): JsonObject {
  const key = keyOf(object, name)
  if (value !== null) return { ...object, [key]: value }
  const { [key]: _, ...rest } = object
  return rest
}

const emptyToNull = (object: JsonObject): JsonObject | null => (Object.keys(object).length === 0 ? null : object)

function withElement(document: JsonObject, place: Place, part: string, value: string | null): JsonObject {
  const current = field(document, place.attribute)
  const all = Array.isArray(current) ? current : []
  const index = all.findIndex((one) => isObject(one) && text(field(one, 'type'))?.toLowerCase() === place.type)
  const found = all[index]
  const changed = withField(isObject(found) ? found : { type: place.type }, part, value)
  const isEmpty = Object.keys(changed).every((key) => ['type', 'primary'].includes(key.toLowerCase()))
  const rest = index === -1 ? [...all] : all.toSpliced(index, 1)
  if (!isEmpty) rest.splice(index === -1 ? rest.length : index, 0, changed)
  return withField(document, place.attribute, rest.length === 0 ? null : rest)
}

function edit(document: JsonObject, place: Place, value: string | null): JsonObject {
  if (place.type !== null && place.part !== null) return withElement(document, place, place.part, value)
  const holder = place.schema ?? (place.part === null ? null : place.attribute)
  if (holder !== null) {
    const inner = field(document, holder)
    const changed = withField(isObject(inner) ? inner : {}, place.part ?? place.attribute, value)
    return withField(document, holder, emptyToNull(changed))
  }
  return withField(document, place.attribute, place.attribute === 'active' ? value === 'true' : value)
}

function problemOf(path: string, value: string | null): string | null {
  if (!editable.has(path)) return 'This attribute cannot be edited here.'
  if (path === 'userName' && value === null) return 'A user name is needed.'
  if (path === 'active' && value !== 'true' && value !== 'false') return 'Choose true or false.'
  return null
}

const cleaned = (value: string | null): string | null => (value === null || value.trim() === '' ? null : value)

/** A pure change of a user document from the paths and values that an operator entered. @throws {AdminProblem} per bad field. */
export function editDocument(edits: Readonly<Record<string, string | null>>): (document: JsonObject) => JsonObject {
  const changes = Object.entries(edits).map(([path, value]) => [path, cleaned(value)] as const)
  const problems = changes.flatMap(([path, value]) => {
    const problem = problemOf(path, value)
    return problem === null ? [] : [[`attributes.${path}`, problem] as const]
  })
  if (problems.length > 0) throw invalid(Object.fromEntries(problems))
  return (document) =>
    changes.reduce((result, [path, value]) => {
      const place = editable.get(path)
      return place === undefined ? result : edit(result, place, value)
    }, document)
}
