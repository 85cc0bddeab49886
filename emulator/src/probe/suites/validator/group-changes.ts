import type { Check } from '../../case.ts'
import { addressOf, expectMembers, expectValues, patchAndRead } from '../../steps.ts'
import { line } from './line.ts'

const replace = line(
  'groups.replace-attributes',
  'Patch Group - Replace Attributes',
  'mandatory',
  'A PATCH without a path replaces the externalId',
  'Changes of a group do not arrive, and every later cycle sends them again.',
  async (context) => {
    const group = await context.given.group([], { externalId: context.unique('first') })
    const externalId = context.unique('second')
    const found = await patchAndRead(context, addressOf('/Groups', group), [{ op: 'replace', value: { externalId } }])
    expectValues(found, { externalId, displayName: group['displayName'] })
  },
)

const rename = line(
  'groups.rename',
  'Update Group displayName',
  'mandatory',
  'A PATCH without a path replaces the displayName',
  'A group that is renamed in Entra keeps its old name.',
  async (context) => {
    const group = await context.given.group()
    const displayName = context.unique('renamed')
    const found = await patchAndRead(context, addressOf('/Groups', group), [{ op: 'replace', value: { displayName } }])
    expectValues(found, { id: group.id, displayName })
  },
)

const addMember = line(
  'groups.add-member',
  'Patch Group - Add Member',
  'mandatory',
  'A member is added',
  'People get none of what the group gives them.',
  async (context) => {
    const [group, user] = [await context.given.group(), await context.given.user()]
    const found = await patchAndRead(context, addressOf('/Groups', group), [
      { op: 'add', path: 'members', value: [{ value: user.id }] },
    ])
    expectMembers(found, [user.id])
  },
)

const removeMember = line(
  'groups.remove-member',
  'Patch Group - Remove Member',
  'mandatory',
  'A member that a filter names is removed, and only that one',
  'People keep what the group gives them after they left it, or everybody loses it at once.',
  async (context) => {
    const [leaver, stayer] = [await context.given.user(), await context.given.user()]
    const group = await context.given.group([leaver.id, stayer.id])
    const found = await patchAndRead(context, addressOf('/Groups', group), [
      { op: 'remove', path: `members[value eq "${leaver.id}"]` },
    ])
    expectMembers(found, [stayer.id])
  },
)

const sameAttribute = line(
  'preview.groups.same-attribute',
  'Patch Group - Multiple Ops on same attribute',
  'preview',
  'Operations on the members are done in the order in which they are sent',
  'The group ends with other members than in Entra.',
  async (context) => {
    const [first, second, third] = [await context.given.user(), await context.given.user(), await context.given.user()]
    const group = await context.given.group([first.id])
    const found = await patchAndRead(context, addressOf('/Groups', group), [
      { op: 'remove', path: `members[value eq "${first.id}"]` },
      { op: 'add', path: 'members', value: [{ value: second.id }] },
      { op: 'add', path: 'members', value: [{ value: third.id }] },
    ])
    expectMembers(found, [second.id, third.id])
  },
)

export const groupChangeLines: readonly Check[] = [replace, rename, addMember, removeMember]
export const previewGroupLines: readonly Check[] = [sameAttribute]
