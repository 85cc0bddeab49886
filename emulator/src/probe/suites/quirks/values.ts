import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { unmet } from '../../ending.ts'
import { expectResource, expectValue, shown } from '../../expectations.ts'
import { ENTERPRISE, type Json, USER } from '../../resource.ts'
import { at, change, read } from '../requests.ts'
import { row } from './row.ts'

const staysActive =
  'Entra switches people off and on with text: who should be off stays on, and the change comes again in each cycle.'
const wrongType = 'The whole PATCH is refused, with all other changes in it, and the person is put aside.'

function person(context: CheckContext, more: Json): Json {
  return { schemas: [USER], userName: `${context.unique('user')}@probe.example`, ...more }
}

/** Values that come in another type than the schema has. */
export const values: Check[] = [
  ...row(
    { number: 1, seen: 'AzureAD/SCIMReferenceCode#21' },
    {
      what: 'text-boolean-with-path',
      title: 'PATCH takes "False" for the boolean at the path active, and answers false',
      consequence: staysActive,
      run: async (context) => {
        const user = await context.given.user()
        const after = await change(context, at('/Users', user), { op: 'replace', path: 'active', value: 'False' })
        expectValue(after, 'active', false)
      },
    },
    {
      what: 'text-boolean-without-path',
      title: 'PATCH takes "False" for active in a value without a path, and answers false',
      consequence: staysActive,
      run: async (context) => {
        const user = await context.given.user()
        const after = await change(context, at('/Users', user), { op: 'replace', value: { active: 'False' } })
        expectValue(after, 'active', false)
      },
    },
    {
      what: 'text-boolean-in-post',
      title: 'POST takes "False" for active, and answers false',
      consequence: 'The person is not created at all, or cannot be switched off later.',
      run: async (context) => {
        const made = expectResource(await context.post('/Users', person(context, { active: 'False' })), 201)
        expectValue(await read(context, at('/Users', made)), 'active', false)
      },
    },
    {
      what: 'text-boolean-in-put',
      title: 'PUT takes "False" for active, and answers false',
      column: 'recommended',
      consequence: 'Nothing with Entra, which sends no PUT; other clients switch nobody off.',
      run: async (context) => {
        const user = await context.given.user()
        const body = { schemas: [USER], userName: user['userName'], active: 'False' }
        expectResource(await context.put(at('/Users', user), body))
        expectValue(await read(context, at('/Users', user)), 'active', false)
      },
    },
  ),
  ...row(
    { number: 7, seen: 'Captain-P-Goldfish/SCIM-SDK#516' },
    {
      what: 'roles-as-json-in-text',
      title: 'A role that comes as JSON inside a string is read as a role',
      column: 'recommended',
      consequence: 'With the mapping AppRoleAssignmentsComplex the role is a piece of JSON that nobody understands.',
      run: async (context) => {
        const user = await context.given.user()
        const role = { id: context.absentId(), value: 'Documents-Admin', displayName: 'Documents Admin' }
        const value = [{ value: JSON.stringify(role) }]
        const after = await change(context, at('/Users', user), { op: 'add', path: 'roles', value })
        expectValue(after, 'roles[value eq "Documents-Admin"].value', 'Documents-Admin')
      },
    },
  ),
  ...row(
    { number: 8, seen: 'https://github.com/pranems/SCIMServer' },
    {
      what: 'roles-primary-as-text',
      title: 'POST takes "True" for primary of a role, and answers true',
      consequence: "Microsoft's validator creates everybody so: most of its tests fail from this alone.",
      run: async (context) => {
        const roles = [{ primary: 'True', display: 'Reader', value: 'reader', type: 'app' }]
        const made = expectResource(await context.post('/Users', person(context, { roles })), 201)
        expectValue(await read(context, at('/Users', made)), 'roles[value eq "reader"].primary', true)
      },
    },
  ),
  ...row(
    { number: 15, seen: 'MicrosoftDocs/azure-docs#45885' },
    {
      what: 'list-around-a-text',
      title: 'A list of one around a single value is that value',
      column: 'recommended',
      consequence: wrongType,
      run: async (context) => {
        const user = await context.given.user()
        const after = await change(context, at('/Users', user), { op: 'replace', path: 'title', value: ['Pilot'] })
        expectValue(after, 'title', 'Pilot')
      },
    },
    {
      what: 'list-around-a-manager',
      title: 'A list of one around a manager is that manager',
      column: 'recommended',
      consequence: 'An old form of the manager that documents of Microsoft still show is refused.',
      run: async (context) => {
        const [user, manager] = [await context.given.user(), await context.given.user()]
        const value = [{ value: manager.id }]
        const path = `${ENTERPRISE}:manager`
        const after = await change(context, at('/Users', user), { op: 'add', path, value })
        expectValue(after, `${ENTERPRISE}:manager.value`, manager.id)
      },
    },
  ),
  ...row(
    { number: 36, seen: 'https://github.com/better-auth/better-auth' },
    {
      what: 'primary-compared-with-text',
      title: 'The path emails[primary eq "True"].value means the address whose primary is true',
      consequence: 'Entra names the main element so: its change goes to a new, second element or is refused.',
      run: async (context) => {
        const first = `${context.unique('first')}@probe.example`
        const emails = [{ type: 'work', value: `${context.unique('old')}@probe.example`, primary: true }]
        const user = await context.given.user({ emails })
        const path = 'emails[primary eq "True"].value'
        const after = await change(context, at('/Users', user), { op: 'replace', path, value: first })
        expectValue(after, 'emails[type eq "work"].value', first)
        const list = after['emails']
        if (!Array.isArray(list) || list.length !== 1) unmet('one address', shown(list))
      },
    },
  ),
]
