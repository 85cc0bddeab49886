import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { expectError, expectList, expectResource, expectStatus, expectValue } from '../../expectations.ts'
import { GROUP, isRecord, type Resource } from '../../resource.ts'
import { at, change, read } from '../requests.ts'
import { oktaHeaders, oktaLines } from './line.ts'

const lost = 'Groups in the application differ from those in Okta.'

function expectMembers(group: Resource, ids: readonly string[]): void {
  const members = Array.isArray(group['members']) ? group['members'] : []
  const found = members.map((one: unknown) => (isRecord(one) ? String(one['value']) : String(one)))
  expectValue({ members: found.toSorted() }, 'members', ids.length === 0 ? undefined : ids.toSorted())
}

async function two(context: CheckContext): Promise<[string, string]> {
  return [(await context.given.user()).id, (await context.given.user()).id]
}

const asOkta = (value: string) => ({ value, display: 'test.user@probe.example' })

/** Group push, as the reference shows it. */
export const groups: Check[] = oktaLines(
  'reference',
  {
    what: 'group-create',
    section: 'Create Groups',
    title: 'A group that comes with an empty list of members is created',
    column: 'recommended',
    consequence: 'Okta cannot push groups.',
    run: async (context) => {
      const body = { schemas: [GROUP], displayName: context.unique('group'), members: [] }
      const made = expectResource(await context.post('/Groups', body, { headers: oktaHeaders }), 201)
      expectValue(await read(context, at('/Groups', made)), 'displayName', body.displayName)
    },
  },
  {
    what: 'groups-by-page',
    section: 'Retrieve Groups',
    title: 'The groups come page by page, with startIndex as it was asked',
    column: 'recommended',
    consequence: 'Okta imports the first page again and again, or misses the rest.',
    run: async (context) => {
      await context.given.group()
      await context.given.group()
      const first = expectList(await context.get('/Groups?startIndex=1&count=1', { headers: oktaHeaders }))
      const second = expectList(await context.get('/Groups?startIndex=2&count=1', { headers: oktaHeaders }))
      expectValue(second, 'startIndex', 2)
      expectValue({ same: first.resources[0]?.id === second.resources[0]?.id }, 'same', false)
    },
  },
  {
    what: 'group-rename',
    section: 'Update a specific Group name',
    title: 'PATCH without a path, with id and displayName, renames the group',
    column: 'recommended',
    consequence: lost,
    run: async (context) => {
      const group = await context.given.group()
      const displayName = context.unique('renamed')
      const after = await change(context, at('/Groups', group), { op: 'replace', value: { id: group.id, displayName } })
      expectValue(after, 'displayName', displayName)
      expectValue(after, 'id', group.id)
    },
  },
  {
    what: 'group-members-change',
    section: 'Update specific Group membership (PATCH)',
    title: 'One PATCH takes one member away and adds another',
    column: 'recommended',
    consequence: lost,
    run: async (context) => {
      const [leaver, joiner] = await two(context)
      const group = await context.given.group([leaver])
      const operations = [
        { op: 'remove', path: `members[value eq "${leaver}"]` },
        { op: 'add', path: 'members', value: [asOkta(joiner)] },
      ]
      expectMembers(await change(context, at('/Groups', group), ...operations), [joiner])
    },
  },
  {
    what: 'group-members-push',
    section: 'Update specific Group membership (full push)',
    title: 'Replacing members leaves those that were sent and nobody else',
    column: 'recommended',
    consequence: lost,
    run: async (context) => {
      const [leaver, joiner] = await two(context)
      const group = await context.given.group([leaver])
      const operation = { op: 'replace', path: 'members', value: [asOkta(joiner)] }
      expectMembers(await change(context, at('/Groups', group), operation), [joiner])
    },
  },
  {
    what: 'group-put',
    section: 'Update specific Group membership (PUT)',
    title: 'PUT of a group leaves the members that were sent and nobody else',
    column: 'recommended',
    consequence: lost,
    run: async (context) => {
      const [leaver, joiner] = await two(context)
      const group = await context.given.group([leaver])
      const body = { schemas: [GROUP], displayName: group['displayName'], members: [asOkta(joiner)] }
      expectResource(await context.put(at('/Groups', group), body, { headers: oktaHeaders }))
      expectMembers(await read(context, at('/Groups', group)), [joiner])
    },
  },
  {
    what: 'group-delete',
    section: 'Delete a specific Group',
    title: 'A group that is deleted is gone, and its members are not',
    column: 'recommended',
    consequence: 'Groups that were unlinked stay, or people go with them.',
    run: async (context) => {
      const user = await context.given.user()
      const group = await context.given.group([user.id])
      expectStatus(await context.delete(at('/Groups', group), { headers: oktaHeaders }), 204)
      expectError(await context.get(at('/Groups', group)), 404)
      expectStatus(await context.get(at('/Users', user)), 200)
    },
  },
)
