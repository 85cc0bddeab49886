import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { unmet } from '../../ending.ts'
import { expectList, expectResource, expectStatus, expectValue, shown } from '../../expectations.ts'
import { GROUP, type Json, type Resource } from '../../resource.ts'
import { addressOf, expectValues, lookUp, readBack } from '../../steps.ts'
import { line } from './line.ts'

const EXCLUDING = 'excludedAttributes=members'

/** A group as the validator makes it. */
export function sampleGroup(context: CheckContext): Json {
  return { displayName: context.unique('group'), externalId: context.unique('external'), schemas: [GROUP] }
}

const readExcluding = line(
  'groups.read-excluding-members',
  'Get group by id excluding members',
  'mandatory',
  'A group read with excludedAttributes=members comes without its members',
  'Entra reads every member of every group in each cycle, and large groups run into the time-out.',
  async (context) => {
    const group = await groupWithMember(context)
    const found = expectResource(await context.get(`${addressOf('/Groups', group)}?${EXCLUDING}`))
    expectValue(found, 'displayName', group['displayName'])
    expectNoMembers(found)
  },
)

const filterExcluding = line(
  'groups.filter-excluding-members',
  'Filter for existing group excluding members',
  'mandatory',
  'A filter with excludedAttributes=members finds the group without its members',
  'Entra takes members in this answer for several entries (MultipleEntriesInResponse) and puts the group aside.',
  async (context) => {
    const group = await groupWithMember(context)
    const answer = await lookUp(context, '/Groups', 'displayName', String(group['displayName']), EXCLUDING)
    const [found = group] = expectList(answer, 1).resources
    expectValue(found, 'id', group.id)
    expectNoMembers(found)
  },
)

const filterExisting = line(
  'groups.filter-existing',
  'Filter for an existing group',
  'mandatory',
  'A filter by displayName finds the group',
  'Entra does not find the group, tries to create it, and fails with a conflict in each cycle.',
  async (context) => {
    const group = await context.given.group()
    const answer = await lookUp(context, '/Groups', 'displayName', String(group['displayName']))
    const [found = group] = expectList(answer, 1).resources
    expectValues(found, { id: group.id, displayName: group['displayName'] })
  },
)

const filterNone = line(
  'groups.filter-none',
  'Filter for a non-existing group',
  'mandatory',
  'A filter that no group meets gives status 200 and an empty list',
  'Entra takes anything else for a wrong Tenant URL: the connection test fails and the job goes into quarantine.',
  async (context) => {
    expectList(await lookUp(context, '/Groups', 'displayName', context.unique('nothing'), EXCLUDING), 0)
  },
)

const filterCase = line(
  'groups.filter-other-case',
  'Filter for an existing group with a different case',
  'mandatory',
  'A filter by displayName finds the group in another case, too',
  'Entra does not find a group whose name is written in another case, and makes it a second time.',
  async (context) => {
    const group = await context.given.group()
    const answer = await lookUp(context, '/Groups', 'displayName', String(group['displayName']).toUpperCase())
    const [found = group] = expectList(answer, 1).resources
    expectValues(found, { id: group.id, displayName: group['displayName'] })
  },
)

const create = line(
  'groups.create',
  'Create a new Group',
  'mandatory',
  'A group is created and comes back as it was sent',
  'Entra cannot create groups.',
  async (context) => {
    const body = sampleGroup(context)
    const made = expectResource(await context.post('/Groups', body), 201)
    const found = await readBack(context, addressOf('/Groups', made))
    expectValues(found, { displayName: body['displayName'], externalId: body['externalId'] })
  },
)

const duplicate = line(
  'groups.duplicate',
  'Create a duplicate Group',
  'mandatory',
  'A second group with the same displayName is refused with 409',
  'Two groups with one name: Entra then finds both and changes neither (DuplicateTargetEntries).',
  async (context) => {
    const { displayName } = await context.given.group()
    expectStatus(await context.post('/Groups', { ...sampleGroup(context), displayName }), 409)
  },
)

const remove = line(
  'groups.delete',
  'Delete a Group',
  'mandatory',
  'A deleted group is gone: 204, then 404',
  'Groups that were deleted in Entra stay on the server.',
  async (context) => {
    const address = addressOf('/Groups', await context.given.group())
    expectStatus(await context.delete(address), 204, 'for the DELETE')
    expectStatus(await context.get(address), 404, 'after the DELETE')
  },
)

async function groupWithMember(context: CheckContext): Promise<Resource> {
  const member = await context.given.user()
  return context.given.group([member.id])
}

function expectNoMembers(group: Resource): void {
  if ('members' in group) unmet('no members in the answer', `"members": ${shown(group['members'])}`)
}

export const groupLines: readonly Check[] = [
  ...[readExcluding, filterExcluding, filterExisting, filterNone, filterCase, create, duplicate, remove],
]
