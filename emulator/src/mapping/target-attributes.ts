import { enterpriseSchema, managerPath } from './default-mappings.ts'
import type { AttributeType, Mapping, TargetAttribute } from './mapping.ts'

const userNames: [name: string, type?: AttributeType, parts?: Partial<TargetAttribute>][] = [
  ['id', 'String', { primaryKey: true, required: true }],
  ['userName', 'String', { required: true }],
  ['active', 'Boolean'],
  ['displayName'],
  ['title'],
  ['emails[type eq "work"].value'],
  ['emails[type eq "home"].value'],
  ['emails[type eq "other"].value'],
  ['preferredLanguage'],
  ['name.givenName'],
  ['name.familyName'],
  ['name.formatted'],
  ['name.honorificPrefix'],
  ['name.honorificSuffix'],
  ['name.middleName'],
  ['addresses[type eq "work"].formatted'],
  ['addresses[type eq "work"].streetAddress'],
  ['addresses[type eq "work"].locality'],
  ['addresses[type eq "work"].region'],
  ['addresses[type eq "work"].postalCode'],
  ['addresses[type eq "work"].country'],
  ['addresses[type eq "home"].formatted'],
  ['addresses[type eq "other"].formatted'],
  ['phoneNumbers[type eq "work"].value'],
  ['phoneNumbers[type eq "mobile"].value'],
  ['phoneNumbers[type eq "fax"].value'],
  ['phoneNumbers[type eq "home"].value'],
  ['phoneNumbers[type eq "other"].value'],
  ['phoneNumbers[type eq "pager"].value'],
  ['externalId'],
  ['nickName'],
  ['profileUrl'],
  ['userType'],
  ['locale'],
  ['timezone'],
  ['roles', 'String', { multiValue: true }],
  ['roles[primary eq "True"].display'],
  ['roles[primary eq "True"].type'],
  ['roles[primary eq "True"].value'],
  [`${enterpriseSchema}:employeeNumber`],
  [`${enterpriseSchema}:department`],
  [`${enterpriseSchema}:costCenter`],
  [`${enterpriseSchema}:division`],
  [`${enterpriseSchema}:organization`],
  [managerPath, 'Reference', { referencedObject: 'User' }],
]

const groupNames: typeof userNames = [
  ['id', 'String', { primaryKey: true, required: true }],
  ['displayName', 'String', { required: true }],
  ['externalId'],
  ['members', 'Reference', { multiValue: true, referencedObject: 'User, Group' }],
]

/** What a line of the attribute list is when only its name and type are known. */
export function newTargetAttribute(name: string, type: AttributeType = 'String'): TargetAttribute {
  return {
    name,
    type,
    primaryKey: false,
    required: false,
    multiValue: false,
    exactCase: true,
    apiExpression: null,
    referencedObject: null,
  }
}

const listOf = (names: typeof userNames): TargetAttribute[] =>
  names.map(([name, type, parts]) => ({ ...newTargetAttribute(name, type), ...parts }))

/** The target attributes of users that a new application knows. */
export const defaultUserAttributes: readonly TargetAttribute[] = listOf(userNames)

/** The target attributes of groups that a new application knows. */
export const defaultGroupAttributes: readonly TargetAttribute[] = listOf(groupNames)

/** The attribute list of a mapping of users or groups, edited or as it came. */
export function attributeListOf(mapping: Mapping, kind: 'users' | 'groups'): readonly TargetAttribute[] {
  return mapping.attributeList ?? (kind === 'users' ? defaultUserAttributes : defaultGroupAttributes)
}

const known = new Map([...defaultGroupAttributes, ...defaultUserAttributes].map((one) => [keyOf(one.name), one]))

/** What a target path is: from the mapping's list, else from the lists of a new application, else a plain text. */
export function targetAttribute(mapping: Mapping, name: string): TargetAttribute {
  const key = keyOf(name)
  return mapping.attributeList?.find((one) => keyOf(one.name) === key) ?? known.get(key) ?? newTargetAttribute(name)
}

/** Two paths with the same key name the same attribute: case and the URN of the core schema do not count. */
export function keyOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/, '')
}
