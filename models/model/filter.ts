import { folded, type ListName, type Person } from './person.ts'

/** A filter by its meaning. RFC 7644 section 3.4.2.2; the open points as docs/decisions/0011 says. */
export type Wanted =
  | { readonly is: 'and' | 'or'; readonly left: Wanted; readonly right: Wanted }
  | { readonly is: 'not'; readonly of: Wanted }
  | { readonly is: 'present'; readonly path: TextPath | 'active' }
  | { readonly is: 'text'; readonly path: TextPath; readonly operator: TextOperator; readonly value: string }
  | { readonly is: 'active'; readonly operator: 'eq' | 'ne'; readonly value: boolean }
  | { readonly is: 'element'; readonly list: ListName; readonly type: string; readonly value: string }

export type TextOperator = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'le'
export const textPaths = [
  'userName',
  'displayName',
  'title',
  'externalId',
  'name.familyName',
  'emails.value',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
  'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User:badge',
] as const
export type TextPath = (typeof textPaths)[number]

/** The filter as a client writes it. */
export function written(wanted: Wanted): string {
  switch (wanted.is) {
    case 'and':
    case 'or':
      return `(${written(wanted.left)}) ${wanted.is} (${written(wanted.right)})`
    case 'not':
      return `not (${written(wanted.of)})`
    case 'present':
      return `${wanted.path} pr`
    case 'text':
      return `${wanted.path} ${wanted.operator} ${JSON.stringify(wanted.value)}`
    case 'active':
      return `active ${wanted.operator} ${wanted.value}`
    case 'element':
      return `${wanted.list}[type eq "${wanted.type}" and value eq ${JSON.stringify(wanted.value)}]`
  }
}

/** Whether the filter finds this person. */
export function finds(wanted: Wanted, person: Person): boolean {
  switch (wanted.is) {
    case 'and':
      return finds(wanted.left, person) && finds(wanted.right, person)
    case 'or':
      return finds(wanted.left, person) || finds(wanted.right, person)
    case 'not':
      return !finds(wanted.of, person)
    case 'present':
      return wanted.path === 'active' ? person.active !== null : textsAt(person, wanted.path).some(Boolean)
    case 'text':
      return comparesText(wanted, textsAt(person, wanted.path))
    case 'active':
      return (person.active === wanted.value) === (wanted.operator === 'eq')
    case 'element':
      return person.lists[wanted.list].some(
        ({ type, value }) => type === wanted.type && folded(String(value)) === folded(wanted.value),
      )
  }
}

function textsAt(person: Person, path: TextPath): readonly string[] {
  switch (path) {
    case 'name.familyName':
      return known(person.name.get('familyName'))
    case 'emails.value':
      return person.lists.emails.flatMap(({ value }) => known(typeof value === 'string' ? value : undefined))
    case 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department':
      return known(person.enterprise.get('department'))
    case 'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User:badge':
      return known(person.custom.get('badge'))
    default:
      return known(person.texts.get(path))
  }
}

const known = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text])

type TextTest = Extract<Wanted, { readonly is: 'text' }>

function comparesText({ path, operator, value }: TextTest, texts: readonly string[]): boolean {
  // RFC 7643 section 3.1: externalId is case-exact.
  const form = path === 'externalId' ? (text: string) => text : folded
  const wanted = form(value)
  switch (operator) {
    case 'eq':
      return texts.some((text) => form(text) === wanted)
    case 'ne':
      return !texts.some((text) => form(text) === wanted)
    case 'co':
      return texts.some((text) => form(text).includes(wanted))
    case 'sw':
      return texts.some((text) => form(text).startsWith(wanted))
    case 'ew':
      return texts.some((text) => form(text).endsWith(wanted))
    case 'gt':
      return texts.some((text) => byCodePoint(form(text), wanted) > 0)
    case 'le':
      return texts.some((text) => byCodePoint(form(text), wanted) <= 0)
  }
}

/** The order of code points, which is that of UTF-8 bytes. */
export function byCodePoint(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right))
}
