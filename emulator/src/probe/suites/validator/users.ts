import type { Check } from '../../case.ts'
import { expectList, expectResource, expectStatus, expectValue } from '../../expectations.ts'
import { USER, valueAt } from '../../resource.ts'
import { addressOf, expectValues, lookUp, patchAndRead, readBack } from '../../steps.ts'
import { line } from './line.ts'
import { echoedPaths, sampleUser } from './sample-user.ts'

const create = line(
  'users.create',
  'Create a new User',
  'mandatory',
  'A person with every default attribute is created and comes back as it was sent',
  'Entra cannot create anybody, or sees a difference in each cycle and sends the same update for ever.',
  async (context) => {
    const body = sampleUser(context)
    const made = expectResource(await context.post('/Users', body), 201)
    const found = await readBack(context, addressOf('/Users', made))
    for (const path of echoedPaths) expectValue(found, path, valueAt(body, path))
  },
)

const duplicate = line(
  'users.duplicate',
  'Create a duplicate User',
  'mandatory',
  'A second person with the same userName is refused with 409',
  'Entra creates the person again when it does not find the first one: two accounts for one person.',
  async (context) => {
    const { userName } = await context.given.user()
    const answer = await context.post('/Users', { schemas: [USER], userName, active: true })
    expectStatus(answer, 409)
  },
)

const filterExisting = line(
  'users.filter-existing',
  'Filter for an existing user',
  'mandatory',
  'A filter by userName finds the person, with the userName as it is stored',
  'Entra does not find who is there, tries to create the person, and fails with a conflict in each cycle.',
  async (context) => {
    const userName = `${context.unique('Mixed-Case')}@probe.example`
    const user = await context.given.user({ userName })
    const { resources } = expectList(await lookUp(context, '/Users', 'userName', userName), 1)
    expectValues(resources[0] ?? user, { id: user.id, userName })
  },
)

const filterNobody = line(
  'users.filter-nobody',
  'Filter for a non-existing user',
  'mandatory',
  'A filter that nobody meets gives status 200 and an empty list',
  'Entra takes anything else for a wrong Tenant URL: the connection test fails and the job goes into quarantine.',
  async (context) => {
    expectList(await lookUp(context, '/Users', 'userName', context.unique('nobody')), 0)
  },
)

const filterCase = line(
  'users.filter-other-case',
  'Filter for an existing user with a different case',
  'mandatory',
  'A filter by userName finds the person in another case, too',
  'Entra does not find a person whose name is written in another case, and fails with a conflict or makes a second one.',
  async (context) => {
    const user = await context.given.user()
    const other = String(user['userName']).toUpperCase()
    const { resources } = expectList(await lookUp(context, '/Users', 'userName', other), 1)
    expectValues(resources[0] ?? user, { id: user.id, userName: user['userName'] })
  },
)

const rename = line(
  'users.rename',
  'Update User userName',
  'mandatory',
  'A PATCH without a path replaces the userName',
  'A person who is renamed in Entra keeps the old name, and every later cycle sends the change again.',
  async (context) => {
    const user = await context.given.user()
    const userName = `${context.unique('renamed')}@probe.example`
    const found = await patchAndRead(context, addressOf('/Users', user), [{ op: 'replace', value: { userName } }])
    expectValues(found, { id: user.id, userName })
  },
)

const disable = line(
  'users.disable',
  'Patch User - Disable User',
  'mandatory',
  'active set to false leaves the person to be read, inactive',
  'People who left stay active, or Entra loses them and cannot bring them back.',
  async (context) => {
    const user = await context.given.user()
    const found = await patchAndRead(context, addressOf('/Users', user), [
      { op: 'replace', path: 'active', value: false },
    ])
    expectValues(found, { id: user.id, active: false })
  },
)

const remove = line(
  'users.delete',
  'Delete a User',
  'mandatory',
  'A deleted person is gone: 204, then 404',
  'People who were deleted in Entra for good stay on the server.',
  async (context) => {
    const address = addressOf('/Users', await context.given.user())
    expectStatus(await context.delete(address), 204, 'for the DELETE')
    expectStatus(await context.get(address), 404, 'after the DELETE')
  },
)

export const userLines: readonly Check[] = [
  ...[create, duplicate, filterExisting, filterNobody, filterCase, rename, disable, remove],
]
