import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { expectResource, expectValue } from '../../expectations.ts'
import { ENTERPRISE, USER } from '../../resource.ts'
import { at, change, read } from '../requests.ts'
import { row } from './row.ts'

const created = (path: string, value: string, then: string) => async (context: CheckContext) => {
  const user = await context.given.user({ emails: [] })
  expectValue(await change(context, at('/Users', user), { op: 'add', path, value }), then, value)
}

const neverFilled = 'The value never arrives; where the PATCH is refused, nothing else in it does either.'
const manager = `${ENTERPRISE}:manager`

const absentElements = row(
  { number: 4, seen: 'Captain-P-Goldfish/SCIM-SDK#416' },
  {
    what: 'absent-email',
    title: 'Adding emails[type eq "work"].value to somebody without addresses creates that address',
    consequence: neverFilled,
    run: created('emails[type eq "work"].value', 'anna@probe.example', 'emails[type eq "work"].value'),
  },
  {
    what: 'absent-mobile',
    title: 'Adding phoneNumbers[type eq "mobile"].value creates that number',
    consequence: neverFilled,
    run: created('phoneNumbers[type eq "mobile"].value', '+49305550100', 'phoneNumbers[type eq "mobile"].value'),
  },
  {
    what: 'absent-address',
    title: 'Adding addresses[type eq "work"].locality creates that address',
    consequence: neverFilled,
    run: created('addresses[type eq "work"].locality', 'Hamburg', 'addresses[type eq "work"].locality'),
  },
  {
    what: 'absent-role',
    title: 'Adding roles[primary eq "True"].value creates a role whose primary is true',
    consequence: 'With the mapping SingleAppRoleAssignment nobody gets a role.',
    run: created('roles[primary eq "True"].value', 'reader', 'roles[primary eq "True"].value'),
  },
  {
    what: 'absent-email-replaced',
    title: 'Replacing emails[type eq "work"].value of somebody without addresses creates that address',
    consequence: neverFilled,
    run: async (context) => {
      const user = await context.given.user({ emails: [] })
      const path = 'emails[type eq "work"].value'
      const after = await change(context, at('/Users', user), { op: 'replace', path, value: 'anna@probe.example' })
      expectValue(after, path, 'anna@probe.example')
    },
  },
)

const managers = row(
  { number: 6, seen: 'elimity-com/scim#75' },
  {
    what: 'manager-as-text',
    title: 'PATCH takes the id of a manager as plain text, and answers an object',
    consequence: 'Nobody ever has a manager; where the text comes back as text, Entra cannot read the person any more.',
    run: async (context) => {
      const [user, boss] = [await context.given.user(), await context.given.user()]
      const after = await change(context, at('/Users', user), { op: 'add', path: manager, value: boss.id })
      expectValue(after, `${manager}.value`, boss.id)
    },
  },
  {
    what: 'manager-replaced',
    title: 'Another manager takes the place of the one before',
    consequence: 'People keep the manager that they had first.',
    run: async (context) => {
      const [first, second] = [await context.given.user(), await context.given.user()]
      const user = await context.given.user({
        schemas: [USER, ENTERPRISE],
        [ENTERPRISE]: { manager: { value: first.id } },
      })
      const after = await change(context, at('/Users', user), {
        op: 'replace',
        path: manager,
        value: { value: second.id },
      })
      expectValue(after, `${manager}.value`, second.id)
    },
  },
  {
    what: 'manager-cleared',
    title: 'An empty text as manager leaves nobody',
    consequence: 'Somebody who has no manager any more keeps the last one.',
    run: async (context) => {
      const boss = await context.given.user()
      const user = await context.given.user({
        schemas: [USER, ENTERPRISE],
        [ENTERPRISE]: { manager: { value: boss.id } },
      })
      const after = await change(context, at('/Users', user), { op: 'replace', path: manager, value: '' })
      expectValue(after, `${manager}.value`, undefined)
    },
  },
)

const schemas = row(
  { number: 12, seen: 'https://github.com/better-auth/better-auth' },
  {
    what: 'extension-declared-only',
    title: 'POST may name the enterprise schema without any of its attributes',
    consequence: 'Nobody is created: Entra names both schemas each time.',
    run: async (context) => {
      const userName = `${context.unique('user')}@probe.example`
      const made = expectResource(await context.post('/Users', { schemas: [USER, ENTERPRISE], userName }), 201)
      expectValue(await read(context, at('/Users', made)), 'userName', userName)
    },
  },
)

/** Paths that lead to something which is not there yet. */
export const paths: Check[] = [...absentElements, ...managers, ...schemas]
