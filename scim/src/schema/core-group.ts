import { type AttributeDraft, attribute, type Schema } from './attribute.ts'
import { GROUP_SCHEMA } from './urns.ts'

const members: AttributeDraft = {
  name: 'members',
  type: 'complex',
  multiValued: true,
  description: 'The people and groups that belong to this group.',
  subAttributes: [
    { name: 'value', caseExact: true, mutability: 'immutable', description: "The member's id." },
    {
      name: '$ref',
      type: 'reference',
      referenceTypes: ['User', 'Group'],
      mutability: 'immutable',
      description: "The member's address.",
    },
    {
      name: 'type',
      canonicalValues: ['User', 'Group'],
      mutability: 'immutable',
      description: 'Whether the member is a person or a group.',
    },
    { name: 'display', mutability: 'immutable', description: "The member's name." },
  ],
}

/** RFC 7643 section 4.2; `displayName` is required as its text says, and unique because Entra finds groups by it. */
export const groupSchema: Schema = {
  id: GROUP_SCHEMA,
  name: 'Group',
  description: 'Group',
  attributes: [
    {
      name: 'displayName',
      required: true,
      uniqueness: 'server' as const,
      description: 'The name to show for the group.',
    },
    members,
  ].map(attribute),
}
