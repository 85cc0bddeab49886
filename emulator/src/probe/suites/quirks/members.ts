import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { unmet } from '../../ending.ts'
import { expectResource, expectStatus, expectValue, shown } from '../../expectations.ts'
import { GROUP, type Json, type Resource } from '../../resource.ts'
import { at, change, patchBody, query, read } from '../requests.ts'
import { memberIds, row } from './row.ts'

const AT_ONCE = 12

async function people(context: CheckContext, count: number): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < count) ids.push((await context.given.user()).id)
  return ids
}

function expectMembers(group: Resource, wanted: readonly string[]): void {
  expectSame(memberIds(group), wanted.toSorted())
}

function expectSame(found: string[], wanted: string[]): void {
  if (found.join() !== wanted.join()) unmet(`the members ${shown(wanted)}`, shown(found))
}

/** Three members, of which an operation takes away the second. */
const takesAway = (operation: (id: string) => Json) => async (context: CheckContext) => {
  const [first = '', second = '', third = ''] = await people(context, 3)
  const group = await context.given.group([first, second, third])
  expectMembers(await change(context, at('/Groups', group), operation(second)), [first, third])
}

const removals = row(
  { number: 3, seen: 'MicrosoftDocs/azure-docs#30826' },
  {
    what: 'remove-with-values',
    title: 'Removing members with a list of values takes away those and nobody else',
    consequence: 'Whenever one person leaves a group, everybody leaves it.',
    run: takesAway((value) => ({ op: 'remove', path: 'members', value: [{ value }] })),
  },
  {
    what: 'remove-with-null-reference',
    title: 'A member to be removed may come with "$ref": null',
    consequence: 'Nobody ever leaves a group.',
    run: takesAway((value) => ({ op: 'remove', path: 'members', value: [{ $ref: null, value }] })),
  },
  {
    what: 'remove-with-filter',
    title: 'Removing members[value eq "…"] takes away that member',
    consequence: 'With the flag aadOptscim062020 nobody ever leaves a group, though each answer says so.',
    run: takesAway((id) => ({ op: 'remove', path: `members[value eq "${id}"]` })),
  },
)

const additions = row(
  { number: 9, seen: 'scimmyjs/scimmy#79' },
  {
    what: 'members-at-once',
    title: `${AT_ONCE} members that are added at the same time are all there afterwards`,
    consequence: 'Entra sends one PATCH per member, many at once: groups lack people, and no log tells of it.',
    run: async (context) => {
      const ids = await people(context, AT_ONCE)
      const group = await context.given.group()
      const add = (value: string) => patchBody({ op: 'add', path: 'members', value: [{ value }] })
      const answers = await Promise.all(ids.map((id) => context.patch(at('/Groups', group), add(id))))
      for (const answer of answers) expectStatus(answer, [200, 204], 'for each of the additions')
      expectMembers(await read(context, at('/Groups', group)), ids)
    },
  },
  {
    what: 'member-again',
    title: 'Adding a member that is there already is done, and changes nothing',
    consequence: 'The addition is refused again and again, or the person is in the group twice.',
    run: async (context) => {
      const [id = ''] = await people(context, 1)
      const group = await context.given.group([id])
      const operation = { op: 'add', path: 'members', value: [{ value: id }] }
      expectMembers(await change(context, at('/Groups', group), operation), [id])
    },
  },
  {
    what: 'absent-member',
    title: 'Removing somebody who is no member is done, and changes nothing',
    consequence: 'The removal is refused again and again.',
    run: async (context) => {
      const [inside = '', outside = ''] = await people(context, 2)
      const group = await context.given.group([inside])
      const operation = { op: 'remove', path: 'members', value: [{ value: outside }] }
      expectMembers(await change(context, at('/Groups', group), operation), [inside])
    },
  },
)

const forms = [
  ...row(
    { number: 10, seen: 'grokability/snipe-it#19096' },
    {
      what: 'members-replaced',
      title: 'Replacing members leaves those that were sent and nobody else',
      column: 'recommended',
      consequence: 'With some mappings people stay in groups that they have left.',
      run: async (context) => {
        const [before = '', after = ''] = await people(context, 2)
        const group = await context.given.group([before])
        const operation = { op: 'replace', path: 'members', value: [{ value: after }] }
        expectMembers(await change(context, at('/Groups', group), operation), [after])
      },
    },
  ),
  ...row(
    { number: 11, seen: 'https://github.com/better-auth/better-auth' },
    {
      what: 'group-with-foreign-schema',
      title: "POST of a group takes Microsoft's own schema beside the core one, and does not answer it",
      consequence: 'No group is created.',
      run: async (context) => {
        const foreign = 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'
        const displayName = context.unique('group')
        const made = expectResource(await context.post('/Groups', { schemas: [GROUP, foreign], displayName }), 201)
        expectValue(await read(context, at('/Groups', made)), 'schemas', [GROUP])
      },
    },
  ),
  ...row(
    { number: 30, seen: 'MicrosoftDocs/BYOA-Provisioning-Samples#26' },
    {
      what: 'group-in-a-group',
      title: 'A group can be a member of a group',
      consequence: 'Each nested group is refused in each cycle, until the job is quarantined.',
      run: async (context) => {
        const [outer, inner] = [await context.given.group(), await context.given.group()]
        const operation = { op: 'add', path: 'members', value: [{ value: inner.id }] }
        expectMembers(await change(context, at('/Groups', outer), operation), [inner.id])
      },
    },
  ),
]

const heavy =
  'Entra asks for groups without their members; a large group makes the answer late, or too long to be read.'

const withoutMembers = row(
  {
    number: 29,
    seen: 'https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups',
  },
  {
    what: 'query-without-members',
    title: 'A query for groups with excludedAttributes=members answers without members',
    consequence: heavy,
    run: async (context) => {
      const group = await context.given.group(await people(context, 1))
      const filter = `displayName eq "${String(group['displayName'])}"`
      const { resources } = await query(context, '/Groups', filter, '&excludedAttributes=members')
      expectValue(resources[0], 'id', group.id)
      expectValue(resources[0], 'members', undefined)
    },
  },
  {
    what: 'get-without-members',
    title: 'A group that is read with excludedAttributes=members comes without members',
    consequence: heavy,
    run: async (context) => {
      const group = await context.given.group(await people(context, 1))
      const answer = await context.get(`${at('/Groups', group)}?excludedAttributes=members`)
      expectValue(expectResource(answer), 'members', undefined)
    },
  },
)

/** Groups and who is in them. */
export const members: Check[] = [...removals, ...additions, ...forms, ...withoutMembers]
