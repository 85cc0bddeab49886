import type { Check } from '../../case.ts'
import { expectList, expectStatus, expectValue } from '../../expectations.ts'
import { addressOf, expectMembers, expectValues, lookUp } from '../../steps.ts'
import { groupOf, provisionGroup, testConnection, updateGroup } from './entra.ts'
import { line } from './line.ts'

const create = line(
  'groups.create',
  '8 Create_Group_Test',
  'mandatory',
  "A group with Entra's own schema is looked up, created and found again",
  'Groups do not arrive: the application is not accepted for the gallery.',
  async (context) => {
    const body = groupOf(context)
    const found = await provisionGroup(context, body)
    expectValues(found, { displayName: body['displayName'], externalId: body['externalId'] })
  },
)

const update = line(
  'groups.update',
  '9 Update_Group_Test',
  'mandatory',
  "A changed displayName arrives in Entra's default dialect",
  'A group that is renamed in Entra keeps its old name.',
  async (context) => {
    const group = await context.given.group()
    const displayName = context.unique('renamed')
    const found = await updateGroup(context, group, [{ op: 'Replace', path: 'displayName', value: displayName }])
    expectValue(found, 'displayName', displayName)
  },
)

const remove = line(
  'groups.delete',
  '10 Delete_Group_Test (optional)',
  'recommended',
  'A deleted group is found no more',
  'Groups that were deleted in Entra stay on the server.',
  async (context) => {
    const group = await context.given.group()
    expectStatus(await context.delete(addressOf('/Groups', group)), 204, 'for the DELETE')
    expectList(await lookUp(context, '/Groups', 'displayName', String(group['displayName'])), 0)
  },
)

const addMember = line(
  'groups.add-member',
  '11 Group_Update_Add_Member_Test',
  'mandatory',
  "Members are added one per request in Entra's default dialect, and twice is no error",
  'People get none of what the group gives them.',
  async (context) => {
    const [group, first, second] = [await context.given.group(), await context.given.user(), await context.given.user()]
    const add = ({ id }: { id: string }): object[] => [{ $ref: null, value: id }]
    await updateGroup(context, group, [{ op: 'Add', path: 'members', value: add(first) }])
    await updateGroup(context, group, [{ op: 'Add', path: 'members', value: add(second) }])
    const found = await updateGroup(context, group, [{ op: 'Add', path: 'members', value: add(second) }])
    expectMembers(found, [first.id, second.id])
  },
)

const removeMember = line(
  'groups.remove-member',
  '12 Group_Update_Remove_Member_Test',
  'mandatory',
  "A member is removed in Entra's default dialect, and only that one",
  'Everybody loses what the group gives, or the one who left keeps it.',
  async (context) => {
    const [leaver, stayer] = [await context.given.user(), await context.given.user()]
    const group = await context.given.group([leaver.id, stayer.id])
    const found = await updateGroup(context, group, [
      { op: 'Remove', path: 'members', value: [{ $ref: null, value: leaver.id }] },
    ])
    expectMembers(found, [stayer.id])
  },
)

const onDemand = line(
  'groups.on-demand',
  '13 POD_Group_Test',
  'mandatory',
  'Provision on demand: connection test, look-up, creation, and one member',
  'An admin who tries one group first sees a failure, and does not go on.',
  async (context) => {
    const user = await context.given.user()
    await testConnection(context)
    const group = await provisionGroup(context, groupOf(context))
    const found = await updateGroup(context, group, [
      { op: 'Add', path: 'members', value: [{ $ref: null, value: user.id }] },
    ])
    expectMembers(found, [user.id])
  },
)

const restore = line(
  'groups.restore',
  '14 Restore_Group_Test (optional)',
  'recommended',
  'A group that was deleted can be made again under the same name',
  'A group that returns to the scope fails with a conflict in each cycle.',
  async (context) => {
    const { displayName } = await context.given.group([], {}).then(async (group) => {
      expectStatus(await context.delete(addressOf('/Groups', group)), 204, 'for the DELETE')
      return group
    })
    await provisionGroup(context, { ...groupOf(context), displayName })
  },
)

export const groupLines: readonly Check[] = [create, update, remove, addMember, removeMember, onDemand, restore]
