import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { expectStatus, expectValue } from '../../expectations.ts'
import { ENTERPRISE, PATCH_OP, type Resource } from '../../resource.ts'
import { addressOf, patchAndRead } from '../../steps.ts'
import { line } from './line.ts'

const MANAGER = `${ENTERPRISE}:manager`

const add = line(
  'users.add-manager',
  'Patch User - Add Manager',
  'mandatory',
  'A manager given as a bare id is stored and comes back as an object',
  'Managers do not arrive; a manager that comes back as text cannot be read, and the person is put aside.',
  async (context) => {
    const [user, manager] = [await context.given.user(), await context.given.user()]
    const found = await patchAndRead(context, addressOf('/Users', user), [
      { op: 'add', path: MANAGER, value: manager.id },
    ])
    expectValue(found, `${MANAGER}.value`, manager.id)
  },
)

const replace = line(
  'users.replace-manager',
  'Patch User - Replace Manager',
  'mandatory',
  'A new manager replaces the first one',
  'People keep a manager whom they no longer have.',
  async (context) => {
    const [user, next] = [await withManager(context), await context.given.user()]
    const found = await patchAndRead(context, addressOf('/Users', user), [
      { op: 'replace', path: MANAGER, value: next.id },
    ])
    expectValue(found, `${MANAGER}.value`, next.id)
  },
)

const remove = line(
  'users.remove-manager',
  'Patch User - Remove Manager',
  'mandatory',
  'A manager replaced by an empty text is gone',
  'A manager who was taken away in Entra stays on the server for ever.',
  async (context) => {
    const user = await withManager(context)
    const found = await patchAndRead(context, addressOf('/Users', user), [{ op: 'replace', path: MANAGER, value: '' }])
    expectValue(found, `${MANAGER}.value`, undefined)
  },
)

/** A person who has a manager, given as the RFC writes it. */
async function withManager(context: CheckContext): Promise<Resource> {
  const [user, manager] = [await context.given.user(), await context.given.user()]
  await context.asFixture(async () => {
    const Operations = [{ op: 'add', path: MANAGER, value: { value: manager.id } }]
    expectStatus(await context.patch(addressOf('/Users', user), { schemas: [PATCH_OP], Operations }), [200, 204])
  })
  return user
}

export const managerLines: readonly Check[] = [add, replace, remove]
