import { type AttributeDraft, attribute, type Schema } from './attribute.ts'
import { USER_SCHEMA } from './urns.ts'

const valueOf = (description: string): AttributeDraft => ({ name: 'value', description })
const display: AttributeDraft = { name: 'display', description: 'A name for this value, made for people to read.' }
const primary: AttributeDraft = {
  name: 'primary',
  type: 'boolean',
  description: 'Whether this is the preferred value; at most one value is.',
}
const typed = (...canonicalValues: string[]): AttributeDraft => ({
  name: 'type',
  canonicalValues,
  description: 'What this value is used for.',
})

const name: AttributeDraft = {
  name: 'name',
  type: 'complex',
  description: "The parts of the person's name.",
  subAttributes: [
    { name: 'formatted', description: 'The full name, ready for display.' },
    { name: 'familyName', description: 'The family name or last name.' },
    { name: 'givenName', description: 'The given name or first name.' },
    { name: 'middleName', description: 'The middle names.' },
    { name: 'honorificPrefix', description: 'The title before the name, such as "Dr.".' },
    { name: 'honorificSuffix', description: 'What follows the name, such as "III".' },
  ],
}

const address: AttributeDraft = {
  name: 'addresses',
  type: 'complex',
  multiValued: true,
  description: 'Postal addresses.',
  subAttributes: [
    { name: 'formatted', description: 'The full address, ready for a label.' },
    { name: 'streetAddress', description: 'Street, house number and what else stands before the city.' },
    { name: 'locality', description: 'City.' },
    { name: 'region', description: 'State or region.' },
    { name: 'postalCode', description: 'Postal code.' },
    { name: 'country', description: 'Country.' },
    typed('work', 'home', 'other'),
    primary,
  ],
}

const groups: AttributeDraft = {
  name: 'groups',
  type: 'complex',
  multiValued: true,
  mutability: 'readOnly',
  description: 'The groups that the person belongs to; changed at the group.',
  subAttributes: [
    { name: 'value', caseExact: true, mutability: 'readOnly', description: "The group's id." },
    {
      name: '$ref',
      type: 'reference',
      referenceTypes: ['User', 'Group'],
      mutability: 'readOnly',
      description: "The group's address.",
    },
    { name: 'display', mutability: 'readOnly', description: "The group's name." },
    {
      name: 'type',
      canonicalValues: ['direct', 'indirect'],
      mutability: 'readOnly',
      description: 'Whether membership is direct or through a nested group.',
    },
  ],
}

const plural = (pluralName: string, description: string, ...subAttributes: AttributeDraft[]): AttributeDraft => ({
  name: pluralName,
  type: 'complex',
  multiValued: true,
  description,
  subAttributes,
})

/** RFC 7643 section 4.1 in the representation of section 8.7.1; `addresses` also has the `primary` of section 2.4, which Entra sends. */
export const userSchema: Schema = {
  id: USER_SCHEMA,
  name: 'User',
  description: 'User Account',
  attributes: [
    {
      name: 'userName',
      required: true,
      uniqueness: 'server' as const,
      description: 'The name that the person signs in with.',
    },
    name,
    { name: 'displayName', description: 'The name to show for the person.' },
    { name: 'nickName', description: 'The casual name.' },
    {
      name: 'profileUrl',
      type: 'reference' as const,
      referenceTypes: ['external'],
      description: "The address of the person's profile page.",
    },
    { name: 'title', description: 'The job title.' },
    { name: 'userType', description: 'The relationship to the organization, such as "Employee".' },
    { name: 'preferredLanguage', description: 'The preferred languages, as in the Accept-Language header.' },
    { name: 'locale', description: 'The place whose formats of dates, numbers and money apply, such as "en-US".' },
    { name: 'timezone', description: 'The time zone, such as "America/Los_Angeles".' },
    { name: 'active', type: 'boolean' as const, description: 'Whether the person may use the service.' },
    {
      name: 'password',
      caseExact: true,
      mutability: 'writeOnly' as const,
      returned: 'never' as const,
      description: 'A clear-text password, only ever received.',
    },
    plural(
      'emails',
      'E-mail addresses.',
      valueOf('The e-mail address.'),
      display,
      typed('work', 'home', 'other'),
      primary,
    ),
    plural(
      'phoneNumbers',
      'Phone numbers.',
      valueOf('The phone number.'),
      display,
      typed('work', 'home', 'mobile', 'fax', 'pager', 'other'),
      primary,
    ),
    plural(
      'ims',
      'Instant messaging addresses.',
      valueOf('The address.'),
      display,
      typed('aim', 'gtalk', 'icq', 'xmpp', 'msn', 'skype', 'qq', 'yahoo'),
      primary,
    ),
    plural(
      'photos',
      'Addresses of photos.',
      { name: 'value', type: 'reference', referenceTypes: ['external'], description: 'The address of the photo.' },
      display,
      typed('photo', 'thumbnail'),
      primary,
    ),
    address,
    groups,
    plural('entitlements', 'Things that the person has.', valueOf('The entitlement.'), display, typed(), primary),
    plural('roles', 'Roles that say who the person is.', valueOf('The role.'), display, typed(), primary),
    plural(
      'x509Certificates',
      'Certificates of the person.',
      { name: 'value', type: 'binary', description: 'The certificate, DER in base64.' },
      display,
      typed(),
      primary,
    ),
  ].map(attribute),
}
