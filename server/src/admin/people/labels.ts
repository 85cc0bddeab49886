import type { AttributeLine } from './shapes.ts'

type Section = AttributeLine['group']

/** Attribute → what a person calls it, and where the person's page shows it. Names as Microsoft's admin center has them. */
const known: Readonly<Record<string, readonly [label: string, section: Section]>> = {
  username: ['User name', 'system'],
  displayname: ['Display name', 'name'],
  nickname: ['Nickname', 'name'],
  'name.formatted': ['Full name', 'name'],
  'name.givenname': ['First name', 'name'],
  'name.familyname': ['Last name', 'name'],
  'name.middlename': ['Middle name', 'name'],
  'name.honorificprefix': ['Honorific prefix', 'name'],
  'name.honorificsuffix': ['Honorific suffix', 'name'],
  'emails.value': ['E-mail', 'contact'],
  emails: ['E-mail', 'contact'],
  'phonenumbers.value': ['Phone', 'contact'],
  phonenumbers: ['Phone', 'contact'],
  'ims.value': ['Instant message', 'contact'],
  profileurl: ['Profile address', 'contact'],
  'photos.value': ['Photo', 'contact'],
  title: ['Title', 'work'],
  usertype: ['User type', 'work'],
  department: ['Department', 'work'],
  division: ['Division', 'work'],
  costcenter: ['Cost center', 'work'],
  organization: ['Organization', 'work'],
  employeenumber: ['Employee number', 'work'],
  manager: ['Manager', 'work'],
  'manager.value': ['Manager', 'work'],
  addresses: ['Address', 'address'],
  'addresses.formatted': ['Office', 'address'],
  'addresses.streetaddress': ['Street', 'address'],
  'addresses.locality': ['City', 'address'],
  'addresses.region': ['State or region', 'address'],
  'addresses.postalcode': ['Postal code', 'address'],
  'addresses.country': ['Country', 'address'],
  preferredlanguage: ['Preferred language', 'system'],
  locale: ['Locale', 'system'],
  timezone: ['Time zone', 'system'],
  active: ['Active', 'system'],
  externalid: ['External id', 'system'],
  'roles.value': ['Role', 'system'],
}

const enterprisePrefix = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:'
const corePrefixes = ['urn:ietf:params:scim:schemas:core:2.0:user:', 'urn:ietf:params:scim:schemas:core:2.0:group:']
const special: Readonly<Record<string, string>> = { mobile: 'Mobile', fax: 'Fax' }

interface Parsed {
  /** Lower case, without filter and URN. */
  readonly name: string
  /** From `[type eq "mobile"]`. */
  readonly type: string | null
  readonly custom: boolean
}

function parse(path: string): Parsed {
  const type = /\[type eq "([^"\]]{1,100})"\]/iu.exec(path)?.[1]?.toLowerCase() ?? null
  const bare = path.replace(/\[[^\]]*\]/u, '').toLowerCase()
  for (const prefix of [enterprisePrefix, ...corePrefixes]) {
    if (bare.startsWith(prefix)) return { name: bare.slice(prefix.length), type, custom: false }
  }
  return { name: bare, type, custom: bare.startsWith('urn:') }
}

/** Where a path belongs on the person's page. */
export function sectionOf(path: string): Section {
  const { name, custom } = parse(path)
  if (custom) return 'custom'
  return known[name]?.[1] ?? 'system'
}

/** `phoneNumbers[type eq "mobile"].value` → Mobile; `addresses[type eq "work"].locality` → City. Unknown paths stay as they are. */
export function labelOf(path: string): string {
  const { name, type, custom } = parse(path)
  if (custom) return path.slice(path.lastIndexOf(':') + 1)
  const label = known[name]?.[0]
  if (label === undefined) return path
  if (type === null || name.startsWith('addresses'))
    return type === null || type === 'work' ? label : `${label} (${type})`
  return special[type] ?? (type === 'work' ? label : `${label} (${type})`)
}

/** Where an attribute is defined. */
export function kindOf(path: string): 'standard' | 'enterprise' | 'custom' {
  if (path.toLowerCase().startsWith(enterprisePrefix)) return 'enterprise'
  return parse(path).custom ? 'custom' : 'standard'
}
