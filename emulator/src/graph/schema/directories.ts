import { enterpriseSchema, groupSourceAttributes, type Mapping, userSourceAttributes } from '../../mapping/index.ts'

/** The names of the two systems in a synchronization schema. */
export const sourceDirectory = 'Azure Active Directory'
export const sourceDirectoryId = '66e4a8cc-1b7b-435e-95f8-f06cea133828'
export const targetObjects = { users: enterpriseSchema, groups: 'urn:ietf:params:scim:schemas:core:2.0:Group' } as const

const booleans = new Set(['accountEnabled', 'IsSoftDeleted', 'active'])
const references = new Set(['manager', 'members', `${enterpriseSchema}:manager`])

/** One attribute of a directory's object. */
export function attributeDefinition(name: string, anchor: boolean) {
  const isReference = references.has(name)
  return {
    anchor,
    caseExact: anchor,
    defaultValue: null,
    flowNullValues: false,
    multivalued: name === 'members',
    mutability: anchor ? 'ReadOnly' : 'ReadWrite',
    name,
    required: false,
    type: isReference ? 'Reference' : booleans.has(name) ? 'Boolean' : 'String',
    apiExpressions: [],
    metadata: [],
    referencedObjects: isReference ? [{ referencedObjectName: 'User', referencedProperty: null }] : [],
  }
}

/** The two directories of a schema: what can be read from the tenant, and what the mappings write to the target. */
export function directoriesOf(
  target: { id: string; name: string },
  mappings: { users: Mapping; groups: Mapping },
  extraSources: readonly string[],
) {
  const source = (names: readonly string[]) => names.map((name) => attributeDefinition(name, name === 'objectId'))
  const written = (mapping: Mapping) => [
    attributeDefinition('id', true),
    ...mapping.attributes.map((line) => attributeDefinition(line.target, false)),
  ]
  return [
    {
      id: sourceDirectoryId,
      name: sourceDirectory,
      readOnly: true,
      version: null,
      discoverabilities: 'None',
      discoveryDateTime: null,
      objects: [
        { name: 'User', metadata: [], attributes: source([...userSourceAttributes, ...extraSources]) },
        { name: 'Group', metadata: [], attributes: source(groupSourceAttributes) },
      ],
    },
    {
      id: target.id,
      name: target.name,
      readOnly: false,
      version: null,
      discoverabilities: 'None',
      discoveryDateTime: null,
      objects: [
        { name: targetObjects.users, metadata: [], attributes: written(mappings.users) },
        { name: targetObjects.groups, metadata: [], attributes: written(mappings.groups) },
      ],
    },
  ]
}
