import type { JsonObject, JsonValue } from '../../base/json.ts'
import { storableText, textKey, uniqueTextKey } from '../../storage/index.ts'
import type { ResourceKind } from '../contract.ts'

/** The columns of a resource that lists sort by and lookups use. */
export interface Columns {
  readonly unique_key: string
  readonly display_name: string
  readonly name_key: string
  readonly title_key: string
  readonly department_key: string
  readonly active: 0 | 1
  readonly manager_id: string | null
  readonly document: string
}

/** Lower-cased, as names are compared. */
export const enterpriseExtension = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:user'

/** The columns of a document; attribute names are read in any case. */
export function columnsOf(document: JsonObject, kind: ResourceKind): Columns {
  const shown = storableText(displayNameOf(document))
  const unique = textAt(document, kind === 'User' ? 'username' : 'displayname') ?? ''
  const extension = objectAt(document, enterpriseExtension)
  return {
    unique_key: uniqueTextKey(unique),
    display_name: shown,
    name_key: sortable(shown),
    title_key: sortable(textAt(document, 'title') ?? ''),
    department_key: sortable((extension && textAt(extension, 'department')) ?? ''),
    active: valueAt(document, 'active') === false ? 0 : 1,
    manager_id: kind === 'User' ? managerOf(document) : null,
    document: JSON.stringify(document),
  }
}

/** What else a resource is known by: `externalId`, cut for an index, and the department as it was sent; empty without. */
export function factsOf(document: JsonObject): { readonly externalKey: string; readonly department: string } {
  const extension = objectAt(document, enterpriseExtension)
  return {
    externalKey: storableText(textAt(document, 'externalid') ?? '').slice(0, 200),
    department: storableText((extension && textAt(extension, 'department')) ?? ''),
  }
}

/** Id of the manager that a document names, or null. */
function managerOf(document: JsonObject): string | null {
  const extension = objectAt(document, enterpriseExtension)
  const manager = extension && valueAt(extension, 'manager')
  if (typeof manager === 'string') return manager === '' ? null : manager
  if (typeof manager !== 'object' || manager === null || Array.isArray(manager)) return null
  return textAt(manager, 'value')
}

/** The document without its manager: the person who was it is gone. */
export function withoutManager(document: JsonObject): JsonObject {
  const [name, extension] = Object.entries(document).find(([key]) => key.toLowerCase() === enterpriseExtension) ?? []
  if (name === undefined || typeof extension !== 'object' || extension === null || Array.isArray(extension))
    return document
  const rest = Object.entries(extension).filter(([key]) => key.toLowerCase() !== 'manager')
  const others = Object.entries(document).filter(([key]) => key !== name)
  return Object.fromEntries(rest.length === 0 ? others : [...others, [name, Object.fromEntries(rest)]])
}

function displayNameOf(document: JsonObject): string {
  const name = objectAt(document, 'name')
  const joined = name && [textAt(name, 'givenname'), textAt(name, 'familyname')].filter(Boolean).join(' ')
  return (
    textAt(document, 'displayname') ||
    (name && textAt(name, 'formatted')) ||
    joined ||
    textAt(document, 'username') ||
    ''
  )
}

/** An index row of PostgreSQL is bounded; nobody sorts by the 201st character. */
function sortable(text: string): string {
  return textKey(text).key
}

function valueAt(object: JsonObject, lowerCaseName: string): JsonValue | undefined {
  // Only a name of the same length can be it: most are told apart without making a lower-case copy.
  for (const name in object)
    if (name.length === lowerCaseName.length && name.toLowerCase() === lowerCaseName) return object[name]
  return undefined
}

function textAt(object: JsonObject, lowerCaseName: string): string | null {
  const value = valueAt(object, lowerCaseName)
  return typeof value === 'string' && value !== '' ? value : null
}

function objectAt(object: JsonObject, lowerCaseName: string): JsonObject | null {
  const value = valueAt(object, lowerCaseName)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
}
