import type { Check } from '../../case.ts'
import { expectStatus } from '../../expectations.ts'
import { addressOf } from '../../steps.ts'
import { line } from './line.ts'

const consequence = 'Entra takes 404 for "already gone" and drops its link. Another answer keeps the object failing.'

/** The tests of deletion are the same for people and groups. */
function linesOf(collection: '/Users' | '/Groups', one: string, many: string): Check[] {
  return [
    line(
      `preview.${many}.delete-absent`,
      `Delete a non-existent ${one === 'person' ? 'User' : 'Group'}`,
      'preview',
      `A ${one} who never was cannot be deleted: 404`.replace('group who', 'group that'),
      consequence,
      async (context) => expectStatus(await context.delete(`${collection}/${context.absentId()}`), 404),
    ),
    line(
      `preview.${many}.delete-twice`,
      `Delete the same ${one === 'person' ? 'User' : 'Group'} twice`,
      'preview',
      `A ${one} is deleted once: 204, then 404`,
      consequence,
      async (context) => {
        const made = one === 'person' ? await context.given.user() : await context.given.group()
        const address = addressOf(collection, made)
        expectStatus(await context.delete(address), 204, 'for the first DELETE')
        expectStatus(await context.delete(address), 404, 'for the second DELETE')
      },
    ),
  ]
}

export const deletionLines: readonly Check[] = [
  ...linesOf('/Users', 'person', 'users'),
  ...linesOf('/Groups', 'group', 'groups'),
]
