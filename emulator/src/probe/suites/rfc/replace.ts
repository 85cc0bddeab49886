import type { Check } from '../../case.ts'
import { expectError, expectResource, expectStatus, expectValue } from '../../expectations.ts'
import { USER } from '../../resource.ts'
import { at, query, read } from '../requests.ts'
import { clientsFail, expectFound, rfcLines } from './line.ts'

const put = rfcLines(
  '3.5.1',
  {
    what: 'replaces',
    title: 'PUT sets what was sent and clears what was not',
    consequence: 'Nothing with Entra, which sends no PUT; clients that do keep values that are long gone.',
    run: async (context) => {
      const user = await context.given.user({ title: 'Guide', nickName: 'Babs' })
      const body = { schemas: [USER], userName: user['userName'], title: 'Pilot' }
      expectResource(await context.put(at('/Users', user), body))
      const after = await read(context, at('/Users', user))
      expectValue(after, 'title', 'Pilot')
      expectValue(after, 'nickName', undefined)
    },
  },
  {
    what: 'id-stays',
    title: 'PUT leaves the id as it was, whatever id is sent',
    consequence: 'The client loses the person.',
    run: async (context) => {
      const user = await context.given.user()
      const body = { schemas: [USER], id: context.absentId(), userName: user['userName'] }
      expectValue(expectResource(await context.put(at('/Users', user), body)), 'id', user.id)
      expectStatus(await context.get(at('/Users', user)), 200)
    },
  },
  {
    what: 'unknown-resource',
    title: 'PUT to an id that is not there answers 404 and creates nothing',
    consequence: clientsFail,
    run: async (context) => {
      const body = { schemas: [USER], userName: `${context.unique('user')}@probe.example` }
      expectError(await context.put(`/Users/${context.absentId()}`, body), 404)
    },
  },
  {
    what: 'taken-name',
    title: 'PUT with the userName of somebody else is refused with 409',
    consequence: 'Two people have the same sign-in name.',
    run: async (context) => {
      const [user, other] = [await context.given.user(), await context.given.user()]
      const body = { schemas: [USER], userName: other['userName'] }
      expectError(await context.put(at('/Users', user), body), 409, 'uniqueness')
    },
  },
)

const removal = rfcLines(
  '3.6',
  {
    what: 'deleted',
    title: 'DELETE answers 204 without a body',
    column: 'mandatory',
    consequence: 'Entra reports a failure, and tries again in each cycle.',
    run: async (context) => {
      const user = await context.given.user()
      expectStatus(await context.delete(at('/Users', user)), 204)
    },
  },
  {
    what: 'gone',
    title: 'Who was deleted is gone: 404 by id, and not in a list',
    column: 'mandatory',
    consequence: 'Entra finds people again whom it has deleted, and links to them.',
    run: async (context) => {
      const user = await context.given.user()
      expectStatus(await context.delete(at('/Users', user)), [200, 202, 204])
      expectError(await context.get(at('/Users', user)), 404)
      expectFound((await query(context, '/Users', `userName eq "${String(user['userName'])}"`)).resources, [])
    },
  },
  {
    what: 'deleted-again',
    title: 'A second DELETE answers 404',
    consequence: "Microsoft's validator reports it; Entra itself does not mind.",
    run: async (context) => {
      const user = await context.given.user()
      await context.delete(at('/Users', user))
      expectError(await context.delete(at('/Users', user)), 404)
    },
  },
  {
    what: 'name-is-free-again',
    title: 'The userName of somebody who was deleted can be used again, and the new person has another id',
    column: 'mandatory',
    consequence: 'Who comes back to the company cannot be created, or inherits what somebody else had.',
    run: async (context) => {
      const user = await context.given.user()
      await context.delete(at('/Users', user))
      const body = { schemas: [USER], userName: user['userName'] }
      const made = expectResource(await context.post('/Users', body), 201)
      expectValue({ same: made.id === user.id }, 'same', false)
    },
  },
  {
    what: 'no-member-any-more',
    title: 'Who was deleted is a member of no group any more',
    consequence: 'Groups count people who are not there.',
    run: async (context) => {
      const user = await context.given.user()
      const group = await context.given.group([user.id])
      await context.delete(at('/Users', user))
      const after = await read(context, at('/Groups', group))
      expectValue(after, `members[value eq "${user.id}"].value`, undefined)
    },
  },
)

/** PUT and DELETE. */
export const replace: Check[] = [...put, ...removal]
