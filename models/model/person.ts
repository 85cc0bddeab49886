import type { Json, JsonObject } from './json.ts'

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const enterpriseSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
export const customSchema = 'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User'

export const listNames = ['emails', 'phoneNumbers', 'addresses'] as const
export type ListName = (typeof listNames)[number]
/** One e-mail address, number or address. */
export type Element = Readonly<Record<string, string | boolean>>

/** What is known of a person, taken apart as RFC 7643 section 4.1 lists it. Text is kept to the letter. */
export interface Person {
  readonly schemas: readonly string[]
  /** userName, displayName, title and the like. */
  readonly texts: ReadonlyMap<string, string>
  readonly active: boolean | null
  readonly name: ReadonlyMap<string, string>
  readonly lists: Readonly<Record<ListName, readonly Element[]>>
  readonly enterprise: ReadonlyMap<string, string>
  readonly custom: ReadonlyMap<string, string>
  /** Handle of the manager. */
  readonly manager: string | null
}

/** What a client sends of a person; in the letters of RFC 7643, booleans also as Entra's "True" and "False". */
export interface SentPerson {
  readonly texts: Readonly<Record<string, string>>
  readonly active: boolean | 'True' | 'False' | 'false' | null
  readonly name: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<ListName, readonly Element[]>>
  readonly enterprise: Readonly<Record<string, string>>
  readonly custom: Readonly<Record<string, string>>
  readonly manager: string | null
}

/** RFC 7644 section 3.3: the resource that a body asks for. */
export function personFrom(sent: SentPerson): Person {
  return withSchemas({
    schemas: [userSchema, enterpriseSchema],
    texts: new Map(Object.entries(sent.texts)),
    active: sent.active === null ? null : String(sent.active).toLowerCase() === 'true',
    name: new Map(Object.entries(sent.name)),
    lists: {
      emails: onePrimary(sent.lists.emails),
      phoneNumbers: onePrimary(sent.lists.phoneNumbers),
      addresses: onePrimary(sent.lists.addresses),
    },
    enterprise: new Map(Object.entries(sent.enterprise)),
    custom: new Map(Object.entries(sent.custom)),
    manager: sent.manager,
  })
}

/** RFC 7643 section 2.4: one value at most is primary; the one that was written last stays. */
function onePrimary(elements: readonly Element[]): readonly Element[] {
  const winner = elements.findLastIndex((element) => element['primary'] === true)
  return elements.map((element, index) =>
    index !== winner && element['primary'] === true ? { ...element, primary: false } : element,
  )
}

/** RFC 7643 section 3: `schemas` names every extension that is carried; what a client named stays. */
export function withSchemas(person: Person): Person {
  const carried = [
    ...(person.enterprise.size > 0 || person.manager !== null ? [enterpriseSchema] : []),
    ...(person.custom.size > 0 ? [customSchema] : []),
  ]
  return { ...person, schemas: [...new Set([...person.schemas, ...carried])] }
}

/** The body that a client sends. */
export function bodyOf(sent: SentPerson, shape: { readonly pascal: boolean; readonly secret: boolean }): JsonObject {
  const cased = (name: string) => (shape.pascal ? name.slice(0, 1).toUpperCase() + name.slice(1) : name)
  const members: [string, Json][] = [
    ...Object.entries(sent.texts),
    ...(sent.active === null ? [] : [['active', sent.active] as [string, Json]]),
    ...(Object.keys(sent.name).length === 0 ? [] : [['name', { ...sent.name }] as [string, Json]]),
    ...listNames.map((list) => [list, sent.lists[list].map((element) => ({ ...element }))] as [string, Json]),
    ['roles', []],
    ...(shape.secret ? [['password', 'Nobody-sees-1t'] as [string, Json]] : []),
  ]
  const manager = sent.manager === null ? {} : { manager: { value: sent.manager } }
  return {
    schemas: [userSchema, enterpriseSchema],
    ...Object.fromEntries(members.map(([name, value]) => [cased(name), value])),
    meta: { resourceType: 'User' },
    [enterpriseSchema]: { ...sent.enterprise, ...manager },
    ...(Object.keys(sent.custom).length === 0 ? {} : { [customSchema]: { ...sent.custom } }),
  }
}

/** The name that other resources show: RFC 7643 leaves open which; people expect the fullest one. */
export function shownName({ texts, name }: Person): string {
  const joined = [name.get('givenName'), name.get('familyName')].filter(Boolean).join(' ')
  return texts.get('displayName') || name.get('formatted') || joined || (texts.get('userName') ?? '')
}

/** Text is compared without regard to case where RFC 7643 says `caseExact: false`; nothing else is normalised. */
export const folded = (text: string): string => text.toLowerCase()
