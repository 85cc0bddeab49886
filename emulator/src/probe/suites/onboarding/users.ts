import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { expectList, expectStatus, expectValue } from '../../expectations.ts'
import { ENTERPRISE, type Resource } from '../../resource.ts'
import { addressOf, expectValues, lookUp } from '../../steps.ts'
import { personOf, provisionUser, testConnection, updateUser } from './entra.ts'
import { line } from './line.ts'

const MANAGER = `${ENTERPRISE}:manager`

const create = line(
  'users.create',
  '1 Create_User_Test',
  'mandatory',
  'A person is looked up, created and found again, as in a cycle',
  'Nobody arrives: the application is not accepted for the gallery.',
  async (context) => {
    const body = personOf(context)
    const found = await provisionUser(context, body)
    expectValues(found, { userName: body['userName'], externalId: body['externalId'], active: true, title: 'Buyer' })
  },
)

const update = line(
  'users.update',
  '2 Update_User_Test',
  'mandatory',
  "Changed attributes arrive in Entra's default dialect",
  'Changes in Entra do not arrive, or are sent again in each cycle.',
  async (context) => {
    const user = await context.given.user({ title: 'Buyer' })
    const found = await updateUser(context, user, [
      { op: 'Replace', path: 'title', value: 'Head of Purchasing' },
      { op: 'Replace', path: 'name.familyName', value: 'Nilsson-Berg' },
      { op: 'Add', path: `${ENTERPRISE}:department`, value: 'Logistics' },
    ])
    expectValues(found, {
      title: 'Head of Purchasing',
      'name.familyName': 'Nilsson-Berg',
      [`${ENTERPRISE}:department`]: 'Logistics',
    })
  },
)

const disable = line(
  'users.disable',
  '3 Disable_User_Test',
  'mandatory',
  'active replaced by the text "False" disables the person',
  'People who left stay active. The onboarding suite never skips this test.',
  async (context) => {
    const user = await context.given.user()
    expectValue(await updateUser(context, user, [disabled]), 'active', false)
  },
)

const remove = line(
  'users.delete',
  '4 Delete_User_Test (optional)',
  'recommended',
  'A person who is deleted for good is found no more',
  'People who were deleted in Entra thirty days ago stay on the server.',
  async (context) => {
    const user = await context.given.user()
    expectStatus(await context.delete(addressOf('/Users', user)), 204, 'for the DELETE')
    expectList(await lookUp(context, '/Users', 'userName', String(user['userName'])), 0)
  },
)

const manager = line(
  'users.manager',
  '5 User_Update_Manager_Test',
  'mandatory',
  "A manager is set, changed and taken away in Entra's default dialect",
  'Managers do not arrive, or the person is sent again in each cycle.',
  async (context) => {
    const [user, first, second] = [await context.given.user(), await context.given.user(), await context.given.user()]
    await expectManager(context, user, { op: 'Add', path: MANAGER, value: first.id }, first.id)
    await expectManager(context, user, { op: 'Replace', path: MANAGER, value: second.id }, second.id)
    await expectManager(context, user, { op: 'Remove', path: MANAGER }, undefined)
  },
)

const restore = line(
  'users.restore',
  '6 Restore_User_Test',
  'mandatory',
  'A person who was disabled is still found, and comes back with the same id',
  'A person who returns gets a second account, or fails with a conflict in each cycle.',
  async (context) => {
    const user = await context.given.user()
    await updateUser(context, user, [disabled])
    const [found] = expectList(await lookUp(context, '/Users', 'userName', String(user['userName'])), 1).resources
    expectValues(found ?? user, { id: user.id, active: false })
    const back = await updateUser(context, user, [{ op: 'Replace', path: 'active', value: 'True' }])
    expectValues(back, { id: user.id, active: true })
  },
)

const onDemand = line(
  'users.on-demand',
  '7 POD_User_Test',
  'mandatory',
  'Provision on demand: connection test, look-up, creation, and an update of the same person',
  'An admin who tries one person first sees a failure, and does not go on.',
  async (context) => {
    await testConnection(context)
    const user = await provisionUser(context, personOf(context))
    const found = await updateUser(context, user, [{ op: 'Replace', path: 'displayName', value: 'Freja Berg' }])
    expectValue(found, 'displayName', 'Freja Berg')
  },
)

const disabled = { op: 'Replace', path: 'active', value: 'False' }

export async function expectManager(
  context: CheckContext,
  user: Resource,
  operation: { op: string; path: string; value?: string },
  wanted: string | undefined,
): Promise<void> {
  expectValue(await updateUser(context, user, [operation]), `${MANAGER}.value`, wanted)
}

export const userLines: readonly Check[] = [create, update, disable, remove, manager, restore, onDemand]
