import { type AttributeDraft, attribute, type Schema } from './attribute.ts'
import type { ResourceTypeDraft } from './resource-type.ts'
import { GROUP_MEMBERSHIP_SCHEMA } from './urns.ts'

function reference(name: 'group' | 'member', of: string, types: readonly string[], more: readonly AttributeDraft[]) {
  const subAttributes: readonly AttributeDraft[] = [
    {
      name: 'value',
      caseExact: true,
      required: true,
      mutability: 'immutable',
      description: `The id of the ${of}.`,
    },
    {
      name: '$ref',
      type: 'reference',
      referenceTypes: types,
      mutability: 'readOnly',
      description: `The address of the ${of}.`,
    },
    ...more,
    { name: 'display', mutability: 'readOnly', description: `The name of the ${of}.` },
  ]
  const description = `The ${of} of this membership.`
  return attribute({ name, type: 'complex', required: true, mutability: 'immutable', description, subAttributes })
}

/**
 * One direct membership. Work in progress: draft-zollner-scim-group-members, as its source stood in 2026 under the name
 * GroupMembership (draft -01 still said GroupMember).
 */
const groupMembershipSchema: Schema = {
  id: GROUP_MEMBERSHIP_SCHEMA,
  name: 'Group Membership',
  description: 'One membership in one group',
  attributes: [
    reference('group', 'group', ['Group'], []),
    reference(
      'member',
      'member',
      ['User', 'Group'],
      [
        {
          name: 'type',
          canonicalValues: ['User', 'Group'],
          mutability: 'readOnly',
          description: 'Whether the member is a person or a group.',
        },
      ],
    ),
  ],
}

/** Not in a registry from the start, because it is a draft: `registerResourceType` adds it where it is switched on. */
export const groupMembershipType: ResourceTypeDraft = {
  id: 'GroupMembership',
  name: 'GroupMembership',
  endpoint: '/GroupMemberships',
  description: 'One membership in one group (draft-zollner-scim-group-members, work in progress)',
  schema: groupMembershipSchema,
  extensions: [],
}
