import type { Check } from '../../case.ts'
import type { Answer } from '../../connection.ts'
import { skip, unmet } from '../../ending.ts'
import { expectStatus, expectValue, shown } from '../../expectations.ts'
import { ENTERPRISE, isRecord } from '../../resource.ts'
import { at, change, patchBody, read } from '../requests.ts'
import { row } from './row.ts'

const setAside = 'Entra puts the person aside with all changes of that call, and sends them again in each cycle.'

/** How operations are written. */
export const operations: Check[] = [
  ...row(
    {
      number: 2,
      seen: 'https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility',
    },
    {
      what: 'capitalised-operations',
      title: 'Add, Replace and Remove mean the same with a capital',
      consequence: 'Nothing but creation works: without its flag Entra writes every operation so.',
      run: async (context) => {
        const user = await context.given.user({ title: 'Before' })
        const path = at('/Users', user)
        expectValue(await change(context, path, { op: 'Add', path: 'nickName', value: 'Nick' }), 'nickName', 'Nick')
        expectValue(await change(context, path, { op: 'Replace', path: 'title', value: 'After' }), 'title', 'After')
        expectValue(await change(context, path, { op: 'Remove', path: 'title' }), 'title', undefined)
      },
    },
  ),
  ...row(
    { number: 5, seen: 'Captain-P-Goldfish/SCIM-SDK#193' },
    {
      what: 'dotted-keys',
      title: 'Keys such as name.givenName in a value without a path are paths',
      consequence: 'With the flag aadOptscim062020 names never change, though each answer says that they did.',
      run: async (context) => {
        const user = await context.given.user()
        const value = { 'name.givenName': 'Anna', 'name.familyName': 'Berg' }
        const after = await change(context, at('/Users', user), { op: 'replace', value })
        expectValue(after, 'name.givenName', 'Anna')
        expectValue(after, 'name.familyName', 'Berg')
      },
    },
    {
      what: 'urn-keys',
      title: 'Keys that are the full name of an extension attribute are paths',
      consequence: 'With the flag aadOptscim062020 departments and employee numbers never change.',
      run: async (context) => {
        const user = await context.given.user()
        const value = { [`${ENTERPRISE}:department`]: 'Sales', title: 'Pilot' }
        const after = await change(context, at('/Users', user), { op: 'add', value })
        expectValue(after, `${ENTERPRISE}:department`, 'Sales')
        expectValue(after, 'title', 'Pilot')
      },
    },
  ),
  ...row(
    { number: 13, seen: 'scimmyjs/scimmy#59' },
    {
      what: 'no-operations',
      title: 'A PATCH without operations is done, and changes nothing',
      column: 'recommended',
      consequence: 'The person is put aside for nothing.',
      run: async (context) => {
        const user = await context.given.user()
        expectStatus(await context.patch(at('/Users', user), patchBody()), [200, 204])
        expectValue(await read(context, at('/Users', user)), 'displayName', user['displayName'])
      },
    },
  ),
  ...row(
    { number: 14, seen: 'https://github.com/python-scim/scim2-server/blob/main/tests/integration/test_ms_entra.py' },
    {
      what: 'odd-keys',
      title: 'A name in an operation and an id beside the schemas are overlooked',
      column: 'recommended',
      consequence: "Microsoft's Postman collection fails.",
      run: async (context) => {
        const user = await context.given.user()
        const operation = { name: 'changeTitle', op: 'replace', path: 'title', value: 'Pilot' }
        const body = { id: user.id, ...patchBody(operation) }
        expectStatus(await context.patch(at('/Users', user), body), [200, 204])
        expectValue(await read(context, at('/Users', user)), 'title', 'Pilot')
      },
    },
    {
      what: 'member-display-name',
      title: 'A member may come with displayName',
      column: 'recommended',
      consequence: "Microsoft's Postman collection fails.",
      run: async (context) => {
        const [group, user] = [await context.given.group(), await context.given.user()]
        const value = [{ displayName: 'new User', value: user.id }]
        const after = await change(context, at('/Groups', group), { op: 'add', path: 'members', value })
        expectValue(after, `members[value eq "${user.id}"].value`, user.id)
      },
    },
  ),
  ...row(
    { number: 24, seen: 'goauthentik/authentik#11249' },
    {
      what: 'patch-is-there',
      title: 'PATCH changes a person',
      consequence: 'People are created and never change again; nobody can be switched off.',
      run: async (context) => {
        const user = await context.given.user()
        const operation = { op: 'replace', path: 'displayName', value: 'Renamed Person' }
        expectValue(await change(context, at('/Users', user), operation), 'displayName', 'Renamed Person')
      },
    },
  ),
  ...row(
    { number: 32, seen: 'AzureAD/SCIMReferenceCode#87' },
    {
      what: 'remove-with-its-value',
      title: 'Removing an attribute with its present value clears it',
      column: 'recommended',
      consequence: setAside,
      run: async (context) => {
        const user = await context.given.user({ title: 'Pilot' })
        const after = await change(context, at('/Users', user), { op: 'remove', path: 'title', value: 'Pilot' })
        expectValue(after, 'title', undefined)
      },
    },
  ),
  ...row(
    { number: 34, seen: 'MicrosoftDocs/azure-docs#70913' },
    {
      what: 'refusal-names-the-attribute',
      title: 'When PATCH refuses a value, detail names its attribute',
      column: 'recommended',
      consequence: 'The admin reads in the provisioning log that something was wrong, and not what.',
      run: async (context) => {
        const user = await context.given.user()
        const operation = { op: 'replace', path: 'active', value: 'perhaps' }
        const answer = await context.patch(at('/Users', user), patchBody(operation))
        refusalNames(answer, 'active')
      },
    },
  ),
]

function refusalNames({ status, json }: Answer, attribute: string): void {
  if (status < 300) skip('The server took the value, so there is no refusal to look at.')
  const detail = isRecord(json) ? json['detail'] : undefined
  if (typeof detail === 'string' && detail.toLowerCase().includes(attribute)) return
  unmet(`a detail with the word ${attribute}`, shown(detail))
}
