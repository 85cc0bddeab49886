import type { Check } from '../../case.ts'
import { expectValue } from '../../expectations.ts'
import { ENTERPRISE, USER, valueAt } from '../../resource.ts'
import { addressOf, expectValues, type PatchOperation, patchAndRead } from '../../steps.ts'
import { line } from './line.ts'
import { sampleUser } from './sample-user.ts'

/** One operation for each attribute, in the order of the default mapping. */
const values: Readonly<Record<string, string>> = {
  'emails[type eq "work"].value': 'lilian.graham@probe.example',
  'name.givenName': 'Lilian',
  'name.familyName': 'Graham',
  'name.formatted': 'Lilian Graham',
  'name.middleName': 'Ada',
  'name.honorificPrefix': 'Prof.',
  'name.honorificSuffix': 'PhD',
  displayName: 'Lilian Graham',
  title: 'Head of Purchasing',
  preferredLanguage: 'sv',
  userType: 'Contractor',
  nickName: 'Lil',
  locale: 'sv-SE',
  timezone: 'Europe/Stockholm',
  profileUrl: 'https://people.nordwind.example/lilian',
  'addresses[type eq "work"].formatted': 'Quay House 9',
  'addresses[type eq "work"].streetAddress': 'Quay Street 9',
  'addresses[type eq "work"].locality': 'Malmö',
  'addresses[type eq "work"].region': 'Skåne',
  'addresses[type eq "work"].postalCode': 'SE-21111',
  'addresses[type eq "work"].country': 'Sweden',
  'phoneNumbers[type eq "work"].value': '07-272-0828',
  'phoneNumbers[type eq "mobile"].value': '07-272-0829',
  'phoneNumbers[type eq "fax"].value': '07-272-0830',
  [`${ENTERPRISE}:employeeNumber`]: 'N-1205',
  [`${ENTERPRISE}:department`]: 'Logistics',
  [`${ENTERPRISE}:costCenter`]: '4712',
  [`${ENTERPRISE}:organization`]: 'Nordwind Shipping',
  [`${ENTERPRISE}:division`]: 'North Sea',
}

const role: Readonly<Record<string, string>> = {
  'roles[primary eq "True"].display': 'Planner',
  'roles[primary eq "True"].value': 'PLANNER',
  'roles[primary eq "True"].type': 'work',
}

function operationsOf(op: string, all: Readonly<Record<string, string>>): PatchOperation[] {
  return Object.entries(all).map(([path, value]) => ({ op, path, value }))
}

const replace = line(
  'users.replace-attributes',
  'Patch User - Replace Attributes Verbose',
  'mandatory',
  'A PATCH with one operation per attribute replaces each of them in place',
  'Changes in Entra do not arrive, or arrive as attributes beside the right ones.',
  async (context) => {
    const { schemas: _, roles: __, [ENTERPRISE]: enterprise, ...rest } = sampleUser(context)
    const { manager: ___, ...plain } = enterprise as Record<string, unknown>
    const user = await context.given.user({ ...rest, schemas: [USER, ENTERPRISE], [ENTERPRISE]: plain })
    const found = await patchAndRead(context, addressOf('/Users', user), operationsOf('replace', values))
    expectValues(found, values)
  },
)

const add = line(
  'users.add-attributes',
  'Patch User - Add Attributes Verbose (the twenty-fifth test, with all default attributes)',
  'recommended',
  'A PATCH adds every attribute to a person who has none, and makes the elements that its filters name',
  'What is mapped later, or filled in later, never arrives: Entra reports the person as failed in each cycle.',
  async (context) => {
    const user = await context.given.user({ name: undefined, emails: undefined, displayName: undefined })
    const primary: PatchOperation[] = ['emails', 'addresses', 'phoneNumbers'].map((name) => ({
      op: 'add',
      path: `${name}[type eq "work"].primary`,
      value: true,
    }))
    const operations = [...operationsOf('add', values), ...primary, ...operationsOf('add', role)]
    const found = await patchAndRead(context, addressOf('/Users', user), operations)
    expectValues(found, values)
    expectValue(found, 'roles[primary eq "true"].value', 'PLANNER')
  },
)

const severalAttributes = line(
  'preview.users.several-attributes',
  'Patch User - Multiple Ops on different attributes',
  'preview',
  'Operations of different kinds on different attributes are done in one PATCH',
  'One of several changes that were made together is lost.',
  async (context) => {
    const user = await context.given.user({ title: 'Purchaser' })
    const found = await patchAndRead(context, addressOf('/Users', user), [
      { op: 'remove', path: 'title' },
      { op: 'add', path: 'nickName', value: 'Lil' },
      { op: 'replace', path: 'displayName', value: 'Lilian Graham' },
    ])
    expectValues(found, { title: undefined, nickName: 'Lil', displayName: 'Lilian Graham' })
  },
)

const sameAttribute = line(
  'preview.users.same-attribute',
  'Patch User - Multiple Ops on same attribute',
  'preview',
  'Operations on the same attribute are done in the order in which they are sent',
  'The person ends with a value that Entra does not have, and the next evaluation sends it again.',
  async (context) => {
    const user = await context.given.user({ title: 'Purchaser' })
    const found = await patchAndRead(context, addressOf('/Users', user), [
      { op: 'remove', path: 'title' },
      { op: 'add', path: 'title', value: 'Buyer' },
      { op: 'replace', path: 'title', value: 'Head of Purchasing' },
    ])
    expectValue(found, 'title', 'Head of Purchasing')
    expectValue(found, 'displayName', valueAt(user, 'displayName'))
  },
)

export const attributeLines: readonly Check[] = [replace, add]
export const previewAttributeLines: readonly Check[] = [severalAttributes, sameAttribute]
