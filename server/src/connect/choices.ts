import { z } from 'zod'
import { cloudNames } from './graph/clouds.ts'

const shortText = (most: number) =>
  z.string().trim().min(1, 'Enter something.').max(most, `Use at most ${most} characters.`)
const Id = z.guid('Use the object id from Entra.')

/** Where an extra attribute may go: an attribute of our extension, or a standard one that is free. */
export const target = z
  .string()
  .max(200)
  .regex(
    /^(?:urn:ietf:params:scim:schemas:extension:[A-Za-z][A-Za-z0-9]*:2\.0:User:[A-Za-z][A-Za-z0-9_]*|timezone|locale|nickName|profileUrl|userType)$/u,
    'Use urn:ietf:params:scim:schemas:extension:Dynasend:2.0:User:yourName, or timezone, locale, nickName, profileUrl or userType.',
  )

const ExtraAttribute = z.object({
  source: z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/u, 'Use the name of an attribute of Entra, such as companyName.'),
  target,
})

/** What an admin chooses before anything is done. */
export const Choices = z.object({
  /** Name of the enterprise application. */
  name: shortText(120),
  cloud: z.enum(cloudNames),
  /** Who is sent: members of assigned groups, or everybody in the tenant. */
  scope: z.enum(['groups', 'everyone']),
  /** Object ids of the groups to assign. */
  groups: z.array(Id).max(50, 'Use at most 50 groups.'),
  /** Find the group "All Users" and assign it too. */
  allUsers: z.boolean(),
  /** Make "All Users" as a dynamic group when there is none: needs P1, and one more permission. */
  makeAllUsers: z.boolean(),
  /** Object id of the person to try first; null leaves that out. */
  person: Id.nullable(),
  /** externalId from objectId, which never changes; false leaves Entra’s mapping as it is. */
  stableExternalId: z.boolean(),
  attributes: z.array(ExtraAttribute).max(30, 'Use at most 30 attributes.'),
  /** Targets of mapped attributes that get a mark when Entra has no value, so that clearing arrives. */
  marks: z.array(z.string().min(1).max(200)).max(30, 'Use at most 30 attributes.'),
  /** What is sent for no value. */
  mark: z
    .string()
    .min(1, 'Enter a mark.')
    .max(20, 'Use at most 20 characters.')
    .regex(/^[^"\\\p{Cc}]*$/u, 'Use no quotes.'),
})
export type Choices = z.output<typeof Choices>

export const defaultChoices: Choices = {
  name: 'Dynasend',
  cloud: 'global',
  scope: 'groups',
  groups: [],
  allUsers: true,
  makeAllUsers: false,
  person: null,
  stableExternalId: true,
  attributes: [],
  marks: [],
  mark: '-',
}

const extension = 'urn:ietf:params:scim:schemas:extension:Dynasend:2.0:User:'

/** Attributes of Entra that are not mapped by default and that signatures use; others can be named too. */
export const offeredAttributes: readonly {
  readonly source: string
  readonly title: string
  readonly target: string
}[] = [
  ['companyName', 'Company'],
  ['employeeType', 'Kind of employment'],
  ['division', 'Division'],
  ['costCenter', 'Cost centre'],
  ['employeeHireDate', 'First working day'],
  ['usageLocation', 'Country of use'],
  ['userType', 'Member or guest'],
  ...Array.from({ length: 15 }, (_, index) => [`extensionAttribute${index + 1}`, `Extension attribute ${index + 1}`]),
].map(([source = '', title = '']) => ({ source, title, target: extension + source }))

/** The target for `companyName` where none is named. */
export const defaultTarget = (source: string): string => extension + source

/** Mapped attributes for which a mark is offered. */
export const offeredMarks: readonly { readonly target: string; readonly title: string }[] = [
  { target: 'title', title: 'Title' },
  { target: 'phoneNumbers[type eq "work"].value', title: 'Phone' },
  { target: 'phoneNumbers[type eq "mobile"].value', title: 'Mobile' },
  { target: 'phoneNumbers[type eq "fax"].value', title: 'Fax' },
  { target: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', title: 'Department' },
  { target: 'addresses[type eq "work"].formatted', title: 'Office' },
  { target: 'addresses[type eq "work"].streetAddress', title: 'Street' },
  { target: 'addresses[type eq "work"].locality', title: 'City' },
]
