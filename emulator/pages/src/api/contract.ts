/** What the rehearsal's JSON API says, as the pages read it. Dates are ISO 8601 in the rehearsal's virtual time. */

/** One page of a list; `nextCursor` is opaque, null on the last page. */
export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
  total: number
}

export interface Tenant {
  id: string
  displayName: string
  domain: string
  users: { total: number; enabled: number; disabled: number; guests: number; deleted: number }
  groups: number
  now: string
}

/** A person; property names are the source attribute names that mappings and scoping filters use. */
export interface EntraUser {
  id: string
  userPrincipalName: string
  displayName: string
  givenName: string | null
  surname: string | null
  mail: string | null
  mailNickname: string | null
  jobTitle: string | null
  department: string | null
  companyName: string | null
  employeeId: string | null
  physicalDeliveryOfficeName: string | null
  streetAddress: string | null
  city: string | null
  state: string | null
  postalCode: string | null
  country: string | null
  telephoneNumber: string | null
  mobile: string | null
  facsimileTelephoneNumber: string | null
  preferredLanguage: string | null
  usageLocation: string | null
  userType: 'Member' | 'Guest'
  accountEnabled: boolean
  createdDateTime: string
  deletedDateTime: string | null
  manager?: { id: string; displayName: string } | null
  /** Columns of an imported file that have no place above. */
  extra?: Record<string, string>
}

export interface EntraGroup {
  id: string
  displayName: string
  description: string | null
  kind: 'security' | 'm365'
  memberCount: number
}

export interface Member {
  id: string
  type: 'User' | 'Group'
  displayName: string
  detail: string
}

export interface Assignment {
  id: string
  principalId: string
  principalType: 'User' | 'Group'
  displayName: string
  detail: string
}

export interface ImportResult {
  users: number
  groups: number
  members: number
  warnings: { file: string; line: number; column?: string; message: string }[]
}

export interface Application {
  id: string
  appId: string
  objectId: string
  displayName: string
  createdAt: string
  provisioning: 'notConfigured' | 'configured' | 'running' | 'stopped' | 'quarantine'
}
