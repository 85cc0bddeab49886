import type { Check } from '../../case.ts'
import { skip, unmet } from '../../ending.ts'
import { expectResource, expectStatus, expectValue, shown } from '../../expectations.ts'
import { ENTERPRISE, isRecord, type Json, PATCH_OP, USER } from '../../resource.ts'
import { addressOf, expectValues, readBack } from '../../steps.ts'
import { groupOf, personOf, updateGroup, updateUser } from './entra.ts'
import { line } from './line.ts'
import { missingAttributes } from './schema-attributes.ts'
import { expectManager } from './users.ts'

const MANAGER = `${ENTERPRISE}:manager`

const schemas = line(
  'direct.schemas',
  '15 Schema_Discoverability_Test',
  'mandatory',
  '/Schemas describes every attribute of the default mapping',
  'Entra cannot offer the attributes for mapping; only a listing in the gallery depends on it.',
  async (context) => {
    const answer = await context.get('/Schemas')
    expectStatus(answer, 200)
    if (!isRecord(answer.json)) unmet('a list of schemas as JSON', shown(answer.text))
    const missing = missingAttributes(answer.json)
    if (missing.length > 0) unmet('every attribute of the default mapping', `a list without ${missing.join(', ')}`)
  },
)

/** Optional attributes of the default mapping, each of which can be emptied. */
const optional = [
  ...['displayName', 'title', 'preferredLanguage', 'name.givenName', 'name.familyName', 'name.formatted'],
  ...[`${ENTERPRISE}:department`, `${ENTERPRISE}:employeeNumber`],
]

const empty = line(
  'direct.empty-values',
  '16 SCIM_Null_Update_Test',
  'mandatory',
  'Attributes that are replaced by an empty text or by null are empty afterwards',
  'A value that was cleared stays on the server.',
  async (context) => {
    const user = await context.given.user({
      ...{ title: 'Buyer', preferredLanguage: 'sv', name: { givenName: 'A', familyName: 'B', formatted: 'A B' } },
      schemas: [USER, ENTERPRISE],
      [ENTERPRISE]: { department: 'Purchasing', employeeNumber: 'N-1' },
    })
    const nothing = Object.fromEntries(optional.map((path) => [path, undefined]))
    const verbose = optional.map((path) => ({ op: 'replace', path, value: '' }))
    expectValues(await updateUser(context, user, verbose), nothing)
    const allAs = (value: '' | null): Json => Object.fromEntries(optional.map((path) => [path, value]))
    expectValues(await updateUser(context, user, [{ op: 'replace', value: allAs('') }]), nothing)
    expectValues(await updateUser(context, user, [{ op: 'replace', value: allAs(null) }]), nothing)
  },
)

const createUser = line(
  'direct.create-user',
  '17 SCIM_User_Create_Test',
  'mandatory',
  'A person is created with an id and the userName that was sent',
  'Entra cannot link the person, and creates the next one.',
  async (context) => {
    const body = personOf(context)
    const made = expectResource(await context.post('/Users', body), [200, 201])
    expectValue(made, 'userName', body['userName'])
  },
)

const updateUserLine = line(
  'direct.update-user',
  '18 SCIM_User_Update_Test',
  'mandatory',
  'Every single-valued attribute that is changed comes back as it was sent',
  'A value that comes back otherwise is sent again in each cycle.',
  async (context) => {
    const user = await context.given.user()
    const values = Object.fromEntries(optional.map((path) => [path, context.unique('new')]))
    const operations = Object.entries(values).map(([path, value]) => ({ op: 'replace', path, value }))
    expectValues(await updateUser(context, user, operations), values)
  },
)

const createGroup = line(
  'direct.create-group',
  '19 SCIM_Group_Create_Test',
  'mandatory',
  'A group is created with an id and the displayName that was sent',
  'Entra cannot link the group, and creates the next one.',
  async (context) => {
    const body = groupOf(context)
    const made = expectResource(await context.post('/Groups', body), [200, 201])
    expectValue(made, 'displayName', body['displayName'])
  },
)

const updateGroupLine = line(
  'direct.update-group',
  '20 SCIM_Group_Update_Test',
  'mandatory',
  'Every single-valued attribute of a group that is changed comes back as it was sent',
  'A value that comes back otherwise is sent again in each cycle.',
  async (context) => {
    const group = await context.given.group()
    const values = { displayName: context.unique('new'), externalId: context.unique('external') }
    const operations = Object.entries(values).map(([path, value]) => ({ op: 'replace', path, value }))
    expectValues(await updateGroup(context, group, operations), values)
  },
)

const federated = line(
  'direct.federated-identity',
  '22 Federated_Identity_Test',
  'mandatory',
  'A token is given for an assertion that Entra signed',
  'Applications of the gallery need this or OAuth client credentials; others go on with a Secret Token.',
  async () => {
    await Promise.resolve()
    skip('Only a Microsoft tenant can sign the assertion.')
  },
)

const manager = line(
  'direct.manager',
  '25 SCIM_Update_Manager_Test',
  'mandatory',
  'A manager is added, replaced, and taken away by an empty text',
  'A manager who was taken away in Entra stays on the server for ever.',
  async (context) => {
    const [user, first, second] = [await context.given.user(), await context.given.user(), await context.given.user()]
    await expectManager(context, user, { op: 'add', path: MANAGER, value: first.id }, first.id)
    await expectManager(context, user, { op: 'replace', path: MANAGER, value: second.id }, second.id)
    const Operations = [{ op: 'replace', path: MANAGER, value: '' }]
    const answer = await context.patch(addressOf('/Users', user), { schemas: [PATCH_OP], Operations })
    expectStatus(answer, [200, 204], 'for the PATCH')
    expectValue(await readBack(context, addressOf('/Users', user)), `${MANAGER}.value`, undefined)
  },
)

export const directLines: readonly Check[] = [
  ...[schemas, empty, createUser, updateUserLine, createGroup, updateGroupLine, federated, manager],
]
