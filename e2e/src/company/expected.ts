/** One person as Entra has them; the names are those of the mapping's source attributes. */
export interface SourcePerson {
  readonly id: string
  readonly userPrincipalName: string
  readonly displayName: string
  readonly givenName: string | null
  readonly surname: string | null
  readonly mail: string | null
  readonly mailNickname: string | null
  readonly jobTitle: string | null
  readonly department: string | null
  readonly employeeId: string | null
  readonly physicalDeliveryOfficeName: string | null
  readonly streetAddress: string | null
  readonly city: string | null
  readonly state: string | null
  readonly postalCode: string | null
  readonly country: string | null
  readonly telephoneNumber: string | null
  readonly mobile: string | null
  readonly facsimileTelephoneNumber: string | null
  readonly preferredLanguage: string | null
  readonly accountEnabled: boolean
}

type Facts = Readonly<Record<string, string>>

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/**
 * What must be in the directory for a person, written down a second time from Microsoft's table of default mappings
 * (Tutorial: customize user provisioning attribute mappings), so that neither side's code judges itself.
 */
export function expectedFacts(person: SourcePerson, managerUserName: string | null): Facts {
  return present({
    userName: userNameOf(person),
    active: String(person.accountEnabled),
    displayName: person.displayName,
    title: person.jobTitle,
    'emails.work': person.mail,
    preferredLanguage: person.preferredLanguage,
    'name.givenName': person.givenName,
    'name.familyName': person.surname,
    'name.formatted': [person.givenName, person.surname].filter((part) => part !== null && part !== '').join(' '),
    'addresses.work.formatted': person.physicalDeliveryOfficeName,
    'addresses.work.streetAddress': person.streetAddress,
    'addresses.work.locality': person.city,
    'addresses.work.region': person.state,
    'addresses.work.postalCode': person.postalCode,
    'addresses.work.country': person.country,
    'phoneNumbers.work': person.telephoneNumber,
    'phoneNumbers.mobile': person.mobile,
    'phoneNumbers.fax': person.facsimileTelephoneNumber,
    externalId: person.mailNickname,
    employeeNumber: person.employeeId,
    department: person.department,
    manager: managerUserName,
  })
}

/** Entra takes the mark of a guest out of the name that it sends (Microsoft: known issues of provisioning). */
export function userNameOf(person: Pick<SourcePerson, 'userPrincipalName'>): string {
  return person.userPrincipalName.replaceAll('#EXT#', '')
}

export interface ScimUser {
  readonly id: string
  readonly userName: string
  readonly active?: boolean
  readonly [attribute: string]: unknown
}

/** The same facts read from a SCIM resource. */
export function actualFacts(user: ScimUser, userNameById: ReadonlyMap<string, string>): Facts {
  const name = record(user['name'])
  const extension = record(user[enterprise])
  const address = ofType(user['addresses'], 'work')
  const managerId = text(record(extension['manager'])['value'])
  return present({
    userName: user.userName,
    active: String(user.active ?? true),
    displayName: text(user['displayName']),
    title: text(user['title']),
    'emails.work': text(ofType(user['emails'], 'work')['value']),
    preferredLanguage: text(user['preferredLanguage']),
    'name.givenName': text(name['givenName']),
    'name.familyName': text(name['familyName']),
    'name.formatted': text(name['formatted']),
    'addresses.work.formatted': text(address['formatted']),
    'addresses.work.streetAddress': text(address['streetAddress']),
    'addresses.work.locality': text(address['locality']),
    'addresses.work.region': text(address['region']),
    'addresses.work.postalCode': text(address['postalCode']),
    'addresses.work.country': text(address['country']),
    'phoneNumbers.work': text(ofType(user['phoneNumbers'], 'work')['value']),
    'phoneNumbers.mobile': text(ofType(user['phoneNumbers'], 'mobile')['value']),
    'phoneNumbers.fax': text(ofType(user['phoneNumbers'], 'fax')['value']),
    externalId: text(user['externalId']),
    employeeNumber: text(extension['employeeNumber']),
    department: text(extension['department']),
    manager: managerId === null ? null : (userNameById.get(managerId) ?? `unknown id ${managerId}`),
  })
}

/** @returns one line for each fact that differs */
export function differences(who: string, expected: Facts, actual: Facts): string[] {
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)])
  return [...keys]
    .filter((key) => expected[key] !== actual[key])
    .map((key) => `${who}: ${key} should be ${JSON.stringify(expected[key])} and is ${JSON.stringify(actual[key])}`)
}

function present(facts: Record<string, string | null>): Facts {
  return Object.fromEntries(
    Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== null && fact[1] !== ''),
  )
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

function ofType(value: unknown, type: string): Record<string, unknown> {
  return Array.isArray(value) ? record(value.find((entry) => record(entry)['type'] === type)) : {}
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
