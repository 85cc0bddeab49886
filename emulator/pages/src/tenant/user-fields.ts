import type { EntraUser } from '../api/contract.ts'

/** Text fields of a person that can be edited, in the order of the form. */
export type TextField = Exclude<
  keyof EntraUser,
  'id' | 'userType' | 'accountEnabled' | 'createdDateTime' | 'deletedDateTime' | 'manager' | 'extra'
>

export interface FieldGroup {
  title: string
  fields: { name: TextField; label: string }[]
}

/** The form of a person, grouped as the admin center groups it. */
export const fieldGroups: FieldGroup[] = [
  {
    title: 'Identity',
    fields: [
      { name: 'displayName', label: 'Display name' },
      { name: 'givenName', label: 'First name' },
      { name: 'surname', label: 'Last name' },
      { name: 'userPrincipalName', label: 'User principal name' },
      { name: 'mailNickname', label: 'Mail nickname' },
    ],
  },
  {
    title: 'Job information',
    fields: [
      { name: 'jobTitle', label: 'Job title' },
      { name: 'department', label: 'Department' },
      { name: 'companyName', label: 'Company name' },
      { name: 'employeeId', label: 'Employee ID' },
      { name: 'physicalDeliveryOfficeName', label: 'Office location' },
    ],
  },
  {
    title: 'Contact information',
    fields: [
      { name: 'mail', label: 'Email' },
      { name: 'telephoneNumber', label: 'Business phone' },
      { name: 'mobile', label: 'Mobile phone' },
      { name: 'facsimileTelephoneNumber', label: 'Fax number' },
      { name: 'streetAddress', label: 'Street address' },
      { name: 'city', label: 'City' },
      { name: 'state', label: 'State or province' },
      { name: 'postalCode', label: 'ZIP or postal code' },
      { name: 'country', label: 'Country or region' },
    ],
  },
  {
    title: 'Settings',
    fields: [
      { name: 'preferredLanguage', label: 'Preferred language' },
      { name: 'usageLocation', label: 'Usage location' },
    ],
  },
]
