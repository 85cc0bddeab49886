/** The text attributes of a user that can be empty, under the names that mappings and scoping filters use. */
export const textAttributes = [
  'givenName',
  'surname',
  'mail',
  'mailNickname',
  'jobTitle',
  'department',
  'companyName',
  'employeeId',
  'physicalDeliveryOfficeName',
  'streetAddress',
  'city',
  'state',
  'postalCode',
  'country',
  'telephoneNumber',
  'mobile',
  'facsimileTelephoneNumber',
  'preferredLanguage',
  'usageLocation',
] as const

export type TextAttribute = (typeof textAttributes)[number]

/** A person of the tenant as it is kept. `changed` is the tenant's sequence number of the last change. */
export interface User extends Record<TextAttribute, string | null> {
  id: string
  userPrincipalName: string
  displayName: string
  userType: 'Member' | 'Guest'
  accountEnabled: boolean
  createdDateTime: string
  deletedDateTime: string | null
  managerId: string | null
  extra: Record<string, string>
  changed: number
}

/** A group of the tenant. `memberIds` are ids of users and of groups. */
export interface Group {
  id: string
  displayName: string
  description: string | null
  kind: 'security' | 'm365'
  memberIds: Set<string>
  createdDateTime: string
  changed: number
}

/** What a new user needs; everything else is empty. */
export type NewUser = Partial<Omit<User, 'changed' | 'deletedDateTime'>> &
  Pick<User, 'userPrincipalName' | 'displayName'>

/** What a new group needs. */
export type NewGroup = Partial<Omit<Group, 'changed' | 'memberIds'>> &
  Pick<Group, 'displayName'> & { memberIds?: Iterable<string> }

/** Changes to a user: any of its own attributes. */
export type UserChanges = Partial<
  Pick<User, TextAttribute | 'userPrincipalName' | 'displayName' | 'userType' | 'accountEnabled' | 'extra'>
>

export type TenantErrorKind = 'notFound' | 'invalid' | 'conflict' | 'forbidden'

/** A request that the tenant refuses; the message says why and what to do. */
export class TenantError extends Error {
  override readonly name = 'TenantError'
  readonly kind: TenantErrorKind
  readonly field: string | null

  constructor(kind: TenantErrorKind, message: string, field: string | null = null) {
    super(message)
    this.kind = kind
    this.field = field
  }
}
