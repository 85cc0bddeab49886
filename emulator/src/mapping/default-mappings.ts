import type { Mapping } from './mapping.ts'

export const enterpriseSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
export const managerPath = `${enterpriseSchema}:manager`

const users: [source: string, target: string][] = [
  ['userPrincipalName', 'userName'],
  ['Switch([IsSoftDeleted], , "False", "True", "True", "False")', 'active'],
  ['displayName', 'displayName'],
  ['jobTitle', 'title'],
  ['mail', 'emails[type eq "work"].value'],
  ['preferredLanguage', 'preferredLanguage'],
  ['givenName', 'name.givenName'],
  ['surname', 'name.familyName'],
  ['Join(" ", [givenName], [surname])', 'name.formatted'],
  ['physicalDeliveryOfficeName', 'addresses[type eq "work"].formatted'],
  ['streetAddress', 'addresses[type eq "work"].streetAddress'],
  ['city', 'addresses[type eq "work"].locality'],
  ['state', 'addresses[type eq "work"].region'],
  ['postalCode', 'addresses[type eq "work"].postalCode'],
  ['country', 'addresses[type eq "work"].country'],
  ['telephoneNumber', 'phoneNumbers[type eq "work"].value'],
  ['mobile', 'phoneNumbers[type eq "mobile"].value'],
  ['facsimileTelephoneNumber', 'phoneNumbers[type eq "fax"].value'],
  ['mailNickname', 'externalId'],
  ['employeeId', `${enterpriseSchema}:employeeNumber`],
  ['department', `${enterpriseSchema}:department`],
  ['manager', managerPath],
]

const groups: [source: string, target: string][] = [
  ['displayName', 'displayName'],
  ['objectId', 'externalId'],
  ['members', 'members'],
]

/** The mapping that a new non-gallery application starts with: 22 attributes, matched by userName. */
export function defaultUserMapping(): Mapping {
  return mappingOf(users)
}

/** The mapping of groups that a new application starts with: 3 attributes, matched by displayName. */
export function defaultGroupMapping(): Mapping {
  return mappingOf(groups)
}

function mappingOf(rows: [string, string][]): Mapping {
  return {
    enabled: true,
    actions: { create: true, update: true, delete: true },
    attributes: rows.map(([source, target], index) => ({
      source,
      expression: source.includes('(') ? source : `[${source}]`,
      type: source.includes('(') ? 'Expression' : 'Direct',
      target,
      matchingPrecedence: index === 0 ? 1 : 0,
      apply: 'Always',
      defaultValue: null,
    })),
    scopingFilters: [],
  }
}
