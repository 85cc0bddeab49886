import { payloads } from './payloads.ts'

const core = 'urn:ietf:params:scim:schemas:core:2.0:User'
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/** Another payload for each attribute of each person: over sixty people each attribute has carried each payload. */
const payload = (person: number, attribute: number): string => payloads[(person + attribute) % payloads.length] ?? ''

/** One person for each payload. */
export function hostilePerson(index: number): object {
  let attribute = 0
  const next = () => payload(index, attribute++)
  return {
    schemas: [core, enterprise],
    userName: `${next()} ${index}`,
    externalId: `${next()} ${index}`,
    displayName: next(),
    title: next(),
    nickName: next(),
    profileUrl: next(),
    preferredLanguage: next(),
    locale: next(),
    timezone: next(),
    userType: next(),
    active: true,
    name: { givenName: next(), familyName: next(), middleName: next(), formatted: next(), honorificPrefix: next() },
    emails: [{ type: 'work', value: next(), display: next(), primary: true }],
    phoneNumbers: [
      { type: 'work', value: next() },
      { type: 'mobile', value: next() },
      { type: next(), value: next() },
    ],
    addresses: [
      { type: 'work', streetAddress: next(), locality: next(), region: next(), country: next(), formatted: next() },
    ],
    photos: [{ type: 'photo', value: next() }],
    roles: [{ value: next(), display: next(), type: next() }],
    [enterprise]: {
      department: next(),
      organization: next(),
      division: next(),
      employeeNumber: next(),
      costCenter: next(),
    },
    'urn:example:hostile': { attribute: next(), '<img data-hostile src=x onerror=hit(99)>': next() },
  }
}

export const hostileGroup = (index: number, members: readonly string[]): object => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
  displayName: `${payload(index, 0)} ${index}`,
  externalId: `${payload(index, 1)} ${index}`,
  members: members.map((value) => ({ value, display: payload(index, 2) })),
})

/** Somebody of the rehearsal's own tenant. */
export const hostileEntraUser = (index: number): object => ({
  userPrincipalName: `hostile-${index}@nordwind.example`,
  displayName: payload(index, 0),
  givenName: payload(index, 1),
  surname: payload(index, 2),
  jobTitle: payload(index, 3),
  department: payload(index, 4),
  city: payload(index, 5),
  streetAddress: payload(index, 6),
  companyName: payload(index, 7),
})
