import { enterpriseSchema, groupSourceAttributes, knownUserAttributes, type Mapping } from '../../mapping/index.ts'
import { type AttributeDefinition, definitionOf, plainDefinition, targetAttributesOf } from './attribute-definition.ts'

/** The names of the two systems in a synchronization schema. */
export const sourceDirectory = 'Azure Active Directory'
export const targetDirectory = { id: '7d1ba56e-7d1f-4f4e-9a55-0a5e35ba3b75', name: 'customappsso' } as const
const sourceDirectoryId = '66e4a8cc-1b7b-435e-95f8-f06cea133828'
export const targetObjects = { users: enterpriseSchema, groups: 'urn:ietf:params:scim:schemas:core:2.0:Group' } as const

interface Directory {
  id: string
  name: string
  readOnly: boolean
  version: null
  discoverabilities: string
  discoveryDateTime: null
  objects: { name: string; metadata: never[]; attributes: AttributeDefinition[] }[]
}

/**
 * The two directories of a schema: what can be read from the tenant, and what the target takes.
 * @param extraSources attributes that only this company has
 */
export function directoriesOf(
  mappings: { users: Mapping; groups: Mapping },
  extraSources: readonly string[],
): [source: Directory, target: Directory] {
  const sources = (names: readonly string[]) => names.map(plainDefinition)
  return [
    directory({ id: sourceDirectoryId, name: sourceDirectory }, true, [
      ['User', sources(knownUserAttributes(extraSources))],
      ['Group', sources(groupSourceAttributes)],
    ]),
    directory(targetDirectory, false, [
      [targetObjects.users, targetAttributesOf(mappings.users, 'users').map(definitionOf)],
      [targetObjects.groups, targetAttributesOf(mappings.groups, 'groups').map(definitionOf)],
    ]),
  ]
}

function directory(
  { id, name }: { id: string; name: string },
  readOnly: boolean,
  objects: [name: string, attributes: AttributeDefinition[]][],
): Directory {
  return {
    id,
    name,
    readOnly,
    version: null,
    discoverabilities: 'None',
    discoveryDateTime: null,
    objects: objects.map(([objectName, attributes]) => ({ name: objectName, metadata: [], attributes })),
  }
}
