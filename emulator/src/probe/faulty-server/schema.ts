/** What the server knows of an attribute: RFC 7643 section 7. */
export interface Attribute {
  name: string
  type: 'string' | 'boolean' | 'complex' | 'dateTime' | 'reference'
  multiValued: boolean
  caseExact: boolean
  required: boolean
  mutability: 'readWrite' | 'readOnly' | 'writeOnly'
  returned: 'default' | 'always' | 'never'
  uniqueness: 'none' | 'server'
  canonicalValues: string[]
  subAttributes: Attribute[]
}

export interface Schema {
  id: string
  name: string
  description: string
  attributes: Attribute[]
}

export const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const groupUrn = 'urn:ietf:params:scim:schemas:core:2.0:Group'
export const enterpriseUrn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

function attribute(name: string, more: Partial<Attribute> = {}): Attribute {
  return {
    name,
    type: 'string',
    multiValued: false,
    caseExact: false,
    required: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    canonicalValues: [],
    subAttributes: [],
    ...more,
  }
}

function complex(name: string, parts: (string | Attribute)[], more: Partial<Attribute> = {}): Attribute {
  const subAttributes = parts.map((part) => (typeof part === 'string' ? attribute(part) : part))
  return attribute(name, { type: 'complex', subAttributes, ...more })
}

function list(name: string, types: string[], parts = ['value', 'display']): Attribute {
  const type = attribute('type', { canonicalValues: types })
  return complex(name, [...parts, type, attribute('primary', { type: 'boolean' })], { multiValued: true })
}

const reference: Partial<Attribute> = { type: 'reference', caseExact: true }
const readOnly: Partial<Attribute> = { mutability: 'readOnly' }
const places = ['formatted', 'streetAddress', 'locality', 'region', 'postalCode', 'country']

/** Attributes that every resource has: RFC 7643 section 3.1. */
export const commonAttributes: Attribute[] = [
  attribute('id', { ...readOnly, caseExact: true, returned: 'always', uniqueness: 'server' }),
  attribute('externalId', { caseExact: true }),
  attribute('schemas', { ...reference, multiValued: true, returned: 'always' }),
  complex(
    'meta',
    [
      attribute('resourceType', { caseExact: true }),
      attribute('created', { type: 'dateTime' }),
      attribute('lastModified', { type: 'dateTime' }),
      attribute('location', reference),
      attribute('version', { caseExact: true }),
    ],
    readOnly,
  ),
]

const user: Schema = {
  id: userUrn,
  name: 'User',
  description: 'User Account',
  attributes: [
    attribute('userName', { required: true, uniqueness: 'server' }),
    complex('name', ['formatted', 'familyName', 'givenName', 'middleName', 'honorificPrefix', 'honorificSuffix']),
    ...['displayName', 'nickName', 'title', 'userType', 'preferredLanguage', 'locale', 'timezone'].map((name) =>
      attribute(name),
    ),
    attribute('profileUrl', reference),
    attribute('active', { type: 'boolean' }),
    attribute('password', { mutability: 'writeOnly', returned: 'never' }),
    list('emails', ['work', 'home', 'other']),
    list('phoneNumbers', ['work', 'home', 'mobile', 'fax', 'pager', 'other']),
    list('ims', ['aim', 'gtalk', 'icq', 'xmpp', 'msn', 'skype', 'qq', 'yahoo']),
    list('photos', ['photo', 'thumbnail']),
    list('addresses', ['work', 'home', 'other'], places),
    complex('groups', ['value', '$ref', 'display', 'type'], { ...readOnly, multiValued: true }),
    list('entitlements', []),
    list('roles', []),
    list('x509Certificates', []),
  ],
}

const enterprise: Schema = {
  id: enterpriseUrn,
  name: 'EnterpriseUser',
  description: 'Enterprise User',
  attributes: [
    ...['employeeNumber', 'costCenter', 'organization', 'division', 'department'].map((name) => attribute(name)),
    complex('manager', [attribute('value', { caseExact: true }), attribute('$ref', reference), 'displayName']),
  ],
}

const group: Schema = {
  id: groupUrn,
  name: 'Group',
  description: 'Group',
  attributes: [
    attribute('displayName', { required: true, uniqueness: 'server' }),
    complex(
      'members',
      [
        attribute('value', { caseExact: true }),
        attribute('$ref', reference),
        attribute('type', { canonicalValues: ['User', 'Group'] }),
        'display',
      ],
      { multiValued: true },
    ),
  ],
}

export const schemas: Schema[] = [user, enterprise, group]

/** A kind of resource: its collection and the schemas its resources are made of. */
export interface Kind {
  name: 'User' | 'Group'
  collection: 'Users' | 'Groups'
  core: Schema
  extensions: Schema[]
}

export const kinds: Kind[] = [
  { name: 'User', collection: 'Users', core: user, extensions: [enterprise] },
  { name: 'Group', collection: 'Groups', core: group, extensions: [] },
]

/** @returns the attribute of that name in any letter case: RFC 7643 section 2.1 */
export function findAttribute(attributes: Attribute[], name: string): Attribute | undefined {
  const wanted = name.toLowerCase()
  return attributes.find((one) => one.name.toLowerCase() === wanted)
}

/** The attributes at a resource's top level. */
export function topAttributes(kind: Kind): Attribute[] {
  return [...commonAttributes, ...kind.core.attributes]
}
