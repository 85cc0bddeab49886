import { type Tenant, type TextAttribute, textAttributes, type User, type UserChanges } from '../../tenant/index.ts'
import type { View } from '../odata/index.ts'
import { badRequest, type JsonObject } from '../wire/index.ts'

/** What Graph shows of a user without `$select`. */
export const userDefaults: readonly string[] = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
]

/** Attributes that Graph calls otherwise than the mappings do. */
const renamed: Partial<Record<TextAttribute, string>> = {
  physicalDeliveryOfficeName: 'officeLocation',
  mobile: 'mobilePhone',
  facsimileTelephoneNumber: 'faxNumber',
}
const plain = textAttributes.filter((name) => name !== 'telephoneNumber')

/** A user with everything that Graph can show. */
export function userView(tenant: Tenant, user: User, expand: readonly string[] = []): View {
  const texts = Object.fromEntries(plain.map((name) => [renamed[name] ?? name, user[name]]))
  const manager = expand.includes('manager') ? tenant.managerOf(user) : undefined
  return {
    ...user.extra,
    id: user.id,
    ...texts,
    displayName: user.displayName,
    userPrincipalName: user.userPrincipalName,
    businessPhones: user.telephoneNumber === null ? [] : [user.telephoneNumber],
    accountEnabled: user.accountEnabled,
    userType: user.userType,
    createdDateTime: user.createdDateTime,
    deletedDateTime: user.deletedDateTime,
    ...(manager === undefined
      ? {}
      : { manager: manager && { '@odata.type': '#microsoft.graph.user', ...userView(tenant, manager) } }),
  }
}

/** What a body changes of a user. @throws {GraphError} 400 for what cannot be written */
export function userChanges(body: JsonObject): UserChanges {
  const changes: UserChanges = {}
  for (const name of body.names) change(changes, body, name)
  return changes
}

const ignored = new Set(['passwordProfile', 'passwordPolicies', '@odata.type', 'otherMails'])

function change(changes: UserChanges, body: JsonObject, name: string): void {
  const text = plain.find((one) => (renamed[one] ?? one) === name)
  if (text) changes[text] = body.optionalText(name)
  else if (name === 'businessPhones') changes.telephoneNumber = body.texts(name)[0] ?? null
  else if (name === 'displayName' || name === 'userPrincipalName') changes[name] = body.text(name)
  else if (name === 'accountEnabled') changes.accountEnabled = body.flag(name, true)
  else if (name === 'userType') changes.userType = body.text(name) === 'Guest' ? 'Guest' : 'Member'
  else if (!ignored.has(name)) {
    throw badRequest(`Invalid property '${name}': the rehearsal's users do not have it, or it cannot be written.`)
  }
}
