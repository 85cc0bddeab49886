import type { Check } from '../../case.ts'
import { unmet } from '../../ending.ts'
import { expectError, expectValue, shown } from '../../expectations.ts'
import { ENTERPRISE, isRecord, type Json, valueAt } from '../../resource.ts'
import { at, change, patchBody, read } from '../requests.ts'
import { clientsFail, elements, rfcLines } from './line.ts'

const work: Json = { type: 'work', value: 'work@probe.example', primary: true }
const home: Json = { type: 'home', value: 'home@probe.example' }
const loses = 'Changes get lost, though each answer says that they were made.'

const general = rfcLines(
  '3.5.2',
  {
    what: 'others-stay',
    title: 'PATCH changes what it names and leaves everything else',
    column: 'mandatory',
    consequence: 'Each change empties the person but for what changed.',
    run: async (context) => {
      const user = await context.given.user({ nickName: 'Babs' })
      const after = await change(context, at('/Users', user), { op: 'replace', path: 'title', value: 'Guide' })
      for (const name of ['nickName', 'displayName', 'userName']) expectValue(after, name, user[name])
      expectValue(after, 'title', 'Guide')
    },
  },
  {
    what: 'in-their-order',
    title: 'All operations are done, in their order',
    column: 'mandatory',
    consequence: loses,
    run: async (context) => {
      const user = await context.given.user()
      const operations = [
        { op: 'add', path: 'title', value: 'First' },
        { op: 'replace', path: 'title', value: 'Second' },
        { op: 'add', path: 'nickName', value: 'Babs' },
      ]
      const after = await change(context, at('/Users', user), ...operations)
      expectValue(after, 'title', 'Second')
      expectValue(after, 'nickName', 'Babs')
    },
  },
  {
    what: 'all-or-nothing',
    title: 'When one operation is refused, none is done',
    consequence: 'Half a change stays, which Entra takes for not made.',
    run: async (context) => {
      const user = await context.given.user({ title: 'Before' })
      const operations = [
        { op: 'replace', path: 'title', value: 'After' },
        { op: 'replace', path: 'id', value: 'another' },
      ]
      const { status } = await context.patch(at('/Users', user), patchBody(...operations))
      if (status < 400) unmet('status 400, because id cannot be changed', `status ${status}`)
      expectValue(await read(context, at('/Users', user)), 'title', 'Before')
    },
  },
  {
    what: 'read-only',
    title: 'Changing the id is refused with 400 and scimType mutability',
    consequence: clientsFail,
    run: async (context) => {
      const user = await context.given.user()
      expectError(
        await context.patch(at('/Users', user), patchBody({ op: 'replace', path: 'id', value: 'x' })),
        400,
        'mutability',
      )
    },
  },
  {
    what: 'unknown-operation',
    title: 'An operation that is none is refused with 400 and scimType invalidSyntax',
    consequence: clientsFail,
    run: async (context) => {
      const user = await context.given.user()
      const operation = { op: 'move', path: 'title', value: 'x' }
      expectError(await context.patch(at('/Users', user), patchBody(operation)), 400, 'invalidSyntax')
    },
  },
  {
    what: 'unreadable-path',
    title: 'A path that cannot be read is refused with 400',
    consequence: clientsFail,
    run: async (context) => {
      const user = await context.given.user()
      const operation = { op: 'replace', path: 'emails[type eq', value: 'x' }
      expectError(await context.patch(at('/Users', user), patchBody(operation)), 400)
    },
  },
  {
    what: 'one-primary',
    title: 'A new primary address takes the place of the one before',
    consequence: 'Two addresses are the main one, and each program picks another.',
    run: async (context) => {
      const user = await context.given.user({ emails: [work] })
      const value = [{ ...home, primary: true }]
      const after = await change(context, at('/Users', user), { op: 'add', path: 'emails', value })
      const primaries = elements(after, 'emails').filter((one) => isRecord(one) && one['primary'] === true)
      if (primaries.length !== 1) unmet('one primary address', shown(after['emails']))
      expectValue(after, 'emails[type eq "home"].primary', true)
    },
  },
  {
    what: 'last-modified',
    title: 'meta.lastModified moves with a change',
    consequence: 'Entra does not look at it; programs that read what changed miss it.',
    run: async (context) => {
      const user = await context.given.user()
      const before = valueAt(await read(context, at('/Users', user)), 'meta.lastModified')
      const after = await change(context, at('/Users', user), { op: 'replace', path: 'title', value: 'Guide' })
      const now = valueAt(after, 'meta.lastModified')
      if (typeof now !== 'string' || now === before) unmet(`another time than ${shown(before)}`, shown(now))
    },
  },
  {
    what: 'unknown-resource',
    title: 'PATCH of an id that is not there answers 404',
    column: 'mandatory',
    consequence: 'Entra takes a person who is gone for a server that is broken.',
    run: async (context) => {
      const body = patchBody({ op: 'replace', path: 'title', value: 'x' })
      expectError(await context.patch(`/Users/${context.absentId()}`, body), 404)
    },
  },
  {
    what: 'renamed',
    title: 'userName and externalId can be changed, and the id stays',
    column: 'mandatory',
    consequence: 'Who marries keeps the old sign-in name.',
    run: async (context) => {
      const user = await context.given.user({ externalId: context.unique('before') })
      const [userName, externalId] = [`${context.unique('renamed')}@probe.example`, context.unique('after')]
      const operations = [
        { op: 'replace', path: 'userName', value: userName },
        { op: 'replace', path: 'externalId', value: externalId },
      ]
      const after = await change(context, at('/Users', user), ...operations)
      expectValue(after, 'id', user.id)
      expectValue(after, 'externalId', externalId)
      expectValue({ userName: String(after['userName']).toLowerCase() }, 'userName', userName.toLowerCase())
    },
  },
)

const adding = rfcLines(
  '3.5.2.1',
  {
    what: 'add-member',
    title: 'Adding a member to members leaves the others',
    column: 'mandatory',
    consequence: 'Each new member drives everybody else out of the group.',
    run: async (context) => {
      const [first, second] = [await context.given.user(), await context.given.user()]
      const group = await context.given.group([first.id])
      const operation = { op: 'add', path: 'members', value: [{ display: 'Babs Jensen', value: second.id }] }
      const after = await change(context, at('/Groups', group), operation)
      for (const { id } of [first, second]) expectValue(after, `members[value eq "${id}"].value`, id)
    },
  },
  {
    what: 'add-several-members',
    title: 'Several members in one operation are all added',
    consequence: 'Groups lack people. (Entra sends one member at a time to applications outside its gallery.)',
    run: async (context) => {
      const [first, second] = [await context.given.user(), await context.given.user()]
      const group = await context.given.group()
      const value = [{ value: first.id }, { value: second.id }]
      const after = await change(context, at('/Groups', group), { op: 'add', path: 'members', value })
      for (const { id } of [first, second]) expectValue(after, `members[value eq "${id}"].value`, id)
    },
  },
  {
    what: 'add-without-path',
    title: 'Adding without a path adds an address and sets the nickname',
    consequence: loses,
    run: async (context) => {
      const user = await context.given.user({ emails: [work] })
      const after = await change(context, at('/Users', user), {
        op: 'add',
        value: { emails: [home], nickName: 'Babs' },
      })
      expectValue(after, 'nickName', 'Babs')
      expectValue(after, 'emails[type eq "work"].value', work['value'])
      expectValue(after, 'emails[type eq "home"].value', home['value'])
    },
  },
  {
    what: 'add-to-extension',
    title: 'Adding a value at the full name of an extension attribute sets it',
    column: 'mandatory',
    consequence: 'Departments and employee numbers never arrive.',
    run: async (context) => {
      const user = await context.given.user()
      const path = `${ENTERPRISE}:employeeNumber`
      const after = await change(context, at('/Users', user), { op: 'add', path, value: '701984' })
      expectValue(after, path, '701984')
    },
  },
  {
    what: 'add-part-of-name',
    title: 'Adding name.middleName leaves the other parts of the name',
    consequence: loses,
    run: async (context) => {
      const user = await context.given.user({ name: { givenName: 'Barbara', familyName: 'Jensen' } })
      const after = await change(context, at('/Users', user), { op: 'add', path: 'name.middleName', value: 'Jane' })
      expectValue(after, 'name', { givenName: 'Barbara', familyName: 'Jensen', middleName: 'Jane' })
    },
  },
)

const removing = rfcLines(
  '3.5.2.2',
  {
    what: 'remove-attribute',
    title: 'Removing an attribute clears it',
    consequence: loses,
    run: async (context) => {
      const user = await context.given.user({ nickName: 'Babs' })
      expectValue(await change(context, at('/Users', user), { op: 'remove', path: 'nickName' }), 'nickName', undefined)
    },
  },
  {
    what: 'remove-one-element',
    title: 'Removing emails[type eq "work" and value ew "probe.example"] takes away that address',
    consequence: loses,
    run: async (context) => {
      const user = await context.given.user({ emails: [work, home] })
      const path = 'emails[type eq "work" and value ew "probe.example"]'
      const after = await change(context, at('/Users', user), { op: 'remove', path })
      expectValue(after, 'emails[type eq "work"].value', undefined)
      expectValue(after, 'emails[type eq "home"].value', home['value'])
    },
  },
  {
    what: 'remove-all-members',
    title: 'Removing members without a value takes away everybody',
    consequence: loses,
    run: async (context) => {
      const group = await context.given.group([(await context.given.user()).id])
      expectValue(await change(context, at('/Groups', group), { op: 'remove', path: 'members' }), 'members', undefined)
    },
  },
  {
    what: 'remove-without-path',
    title: 'Removing without a path is refused with 400 and scimType noTarget',
    consequence: clientsFail,
    run: async (context) => {
      const user = await context.given.user()
      expectError(await context.patch(at('/Users', user), patchBody({ op: 'remove' })), 400, 'noTarget')
    },
  },
)

const replacing = rfcLines(
  '3.5.2.3',
  {
    what: 'replace-members',
    title: 'Replacing members leaves those that were sent and nobody else',
    consequence: 'People stay in groups that they have left.',
    run: async (context) => {
      const [before, after] = [await context.given.user(), await context.given.user()]
      const group = await context.given.group([before.id])
      const operation = { op: 'replace', path: 'members', value: [{ value: after.id }] }
      const changed = await change(context, at('/Groups', group), operation)
      expectValue(changed, `members[value eq "${before.id}"].value`, undefined)
      expectValue(changed, `members[value eq "${after.id}"].value`, after.id)
    },
  },
  {
    what: 'replace-list',
    title: 'Replacing emails leaves the addresses that were sent and no other',
    consequence: 'Old addresses stay.',
    run: async (context) => {
      const user = await context.given.user({ emails: [work] })
      const after = await change(context, at('/Users', user), { op: 'replace', path: 'emails', value: [home] })
      expectValue(after, 'emails[type eq "work"].value', undefined)
      expectValue(after, 'emails[type eq "home"].value', home['value'])
    },
  },
  {
    what: 'replace-one-element',
    title: 'Replacing addresses[type eq "work"] sets that address',
    consequence: loses,
    run: async (context) => {
      const addresses = [{ type: 'work', streetAddress: '100 Universal City Plaza', locality: 'Hollywood' }]
      const user = await context.given.user({ addresses })
      const value = { type: 'work', streetAddress: '911 Universal City Plaza', locality: 'Burbank' }
      const operation = { op: 'replace', path: 'addresses[type eq "work"]', value }
      const after = await change(context, at('/Users', user), operation)
      expectValue(after, 'addresses[type eq "work"].streetAddress', value.streetAddress)
      expectValue(after, 'addresses[type eq "work"].locality', value.locality)
    },
  },
  {
    what: 'replace-part-of-element',
    title: 'Replacing addresses[type eq "work"].streetAddress leaves the rest of that address',
    column: 'mandatory',
    consequence: 'Each move of an office loses the rest of the address.',
    run: async (context) => {
      const addresses = [{ type: 'work', streetAddress: '100 Universal City Plaza', locality: 'Hollywood' }]
      const user = await context.given.user({ addresses })
      const path = 'addresses[type eq "work"].streetAddress'
      const after = await change(context, at('/Users', user), { op: 'replace', path, value: '1010 Broadway Ave' })
      expectValue(after, path, '1010 Broadway Ave')
      expectValue(after, 'addresses[type eq "work"].locality', 'Hollywood')
    },
  },
  {
    what: 'replace-without-path',
    title: 'Replacing without a path sets the addresses and the nickname that were sent',
    consequence: loses,
    run: async (context) => {
      const user = await context.given.user({ emails: [work], nickName: 'Barb' })
      const after = await change(context, at('/Users', user), {
        op: 'replace',
        value: { emails: [home], nickName: 'Babs' },
      })
      expectValue(after, 'nickName', 'Babs')
      expectValue(after, 'emails[type eq "work"].value', undefined)
      expectValue(after, 'emails[type eq "home"].value', home['value'])
    },
  },
  {
    what: 'no-such-element',
    title: 'Replacing part of an element that a filter does not find is refused with 400 and scimType noTarget',
    consequence:
      'Nothing with Entra, whose filters describe what is to be created; the client takes the change for made.',
    run: async (context) => {
      const user = await context.given.user({ emails: [work] })
      const operation = { op: 'replace', path: 'emails[value sw "nobody"].display', value: 'x' }
      expectError(await context.patch(at('/Users', user), patchBody(operation)), 400, 'noTarget')
    },
  },
)

/** The examples of section 3.5.2. */
export const patch: Check[] = [...general, ...adding, ...removing, ...replacing]
