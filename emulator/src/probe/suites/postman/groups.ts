import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { concern, unmet } from '../../ending.ts'
import { expectResource, expectStatus } from '../../expectations.ts'
import { GROUP, PATCH_OP, valueAt } from '../../resource.ts'
import { addressOf, expectMembers, expectValues, patchAndRead, readBack } from '../../steps.ts'
import { beyond, line } from './line.ts'

const withMember = line(
  'groups.with-member',
  'Group tests: Post group with member',
  'A group is created together with a member that has a display name',
  'Nothing: Entra creates groups empty. Okta does not.',
  async (context) => {
    const user = await context.given.user()
    const displayName = context.unique('group')
    const members = [{ value: user.id, display: 'Probe Person' }]
    const made = expectResource(await context.post('/Groups', { schemas: [GROUP], displayName, members }), 201)
    const found = await readBack(context, addressOf('/Groups', made))
    expectValues(found, { displayName })
    expectMembers(found, [user.id])
  },
)

const put = line(
  'groups.put',
  'Group tests: Put group with 2 members',
  'PUT replaces the members by those that are sent',
  'Nothing: Entra sends no PUT. Okta does.',
  async (context) => {
    const [first, second, third] = [await context.given.user(), await context.given.user(), await context.given.user()]
    const group = await context.given.group([first.id])
    const displayName = context.unique('put')
    const members = [{ value: second.id }, { value: third.id }]
    expectStatus(await context.put(addressOf('/Groups', group), { schemas: [GROUP], displayName, members }), 200)
    const found = await readBack(context, addressOf('/Groups', group))
    expectValues(found, { displayName })
    expectMembers(found, [second.id, third.id])
  },
)

const oddKeys = line(
  'groups.odd-keys',
  'Group tests: Patch add member with a name',
  'An operation with a name of its own, and displayName in the member, is done',
  `${beyond} The collection sends both, and wants the display name back.`,
  async (context) => {
    const [group, user] = [await context.given.group(), await context.given.user()]
    const value = [{ displayName: 'new User', value: user.id }]
    const operation = { name: 'addMember', op: 'add', path: 'members', value }
    const found = await patchAndRead(context, addressOf('/Groups', group), [operation])
    expectMembers(found, [user.id])
    const display = valueAt(found, `members[value eq "${user.id}"].display`)
    if (display !== 'new User') concern('the display name "new User"', String(display ?? 'none'))
  },
)

const all = line(
  'groups.remove-all',
  'Group tests: Patch remove members',
  'remove with the path members and no value removes them all',
  'A group that is emptied keeps its members.',
  async (context) => {
    const user = await context.given.user()
    const group = await context.given.group([user.id])
    expectMembers(await patchAndRead(context, addressOf('/Groups', group), [{ op: 'remove', path: 'members' }]), [])
  },
)

const plainValue = line(
  'groups.plain-value',
  'Group tests with garbage: Patch add member as text',
  'A member that is given as a plain text is added, whatever else the body holds',
  `${beyond} The collection sends it, and wants 204.`,
  async (context) => {
    const [group, user] = [await context.given.group(), await context.given.user()]
    const body = {
      schemas: [PATCH_OP],
      id: group.id,
      Operations: [{ op: 'add', path: 'members', value: user.id }],
    }
    expectStatus(await context.patch(addressOf('/Groups', group), body), [200, 204])
    expectMembers(await readBack(context, addressOf('/Groups', group)), [user.id])
  },
)

const excluding = line(
  'groups.list-excluding',
  'Group tests with garbage: Get groups excluding members',
  'A list of groups with excludedAttributes=members comes without members',
  'Entra reads every member of every group.',
  async (context) => {
    await groupOfOne(context)
    const answer = await context.get('/Groups?excludedAttributes=members&count=100')
    expectStatus(answer, 200)
    if (/"members"\s*:/.test(answer.text)) unmet('no members', 'members')
  },
)

async function groupOfOne(context: CheckContext): Promise<void> {
  const { id } = await context.given.user()
  await context.given.group([id])
}

export const groupLines: readonly Check[] = [withMember, put, oddKeys, all, plainValue, excluding]
