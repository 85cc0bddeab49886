import type { Check } from '../../case.ts'
import { expectResource, expectStatus, expectValue } from '../../expectations.ts'
import { USER } from '../../resource.ts'
import { at, change, query, read } from '../requests.ts'
import { oktaHeaders, oktaLines, oktaUser } from './line.ts'

/** What the CRUD test makes Okta send; its own steps happen in an Okta organisation. */
export const crud: Check[] = [
  ...oktaLines(
    'crud',
    {
      what: 'create-with-password',
      section: 'steps 2 to 4: add a user, assign it, verify it',
      title:
        'A person who comes with groups, locale and a placeholder password is created, and the password stays away',
      consequence: 'Nobody is created, or secrets are shown.',
      run: async (context) => {
        const body = oktaUser(context, {
          externalId: context.unique('00u'),
          locale: 'en-US',
          groups: [],
          password: '1mz050nq',
        })
        const made = expectResource(await context.post('/Users', body, { headers: oktaHeaders }), 201)
        const { resources } = await query(context, '/Users', `userName eq "${body.userName}"`)
        expectValue(resources[0], 'id', made.id)
        expectValue(resources[0], 'locale', 'en-US')
        expectValue(resources[0], 'password', undefined)
      },
    },
    {
      what: 'update-with-put',
      section: 'steps 5 and 6: update firstName, verify it',
      title: 'PUT of everything that was read, with another given name, changes that name and nothing else',
      consequence: 'Changes never arrive; where the id changes, Okta loses the person.',
      run: async (context) => {
        const user = await context.given.user(oktaUser(context, { title: 'Pilot' }))
        const before = await read(context, at('/Users', user))
        const body = { ...before, name: { givenName: 'Paula', familyName: 'Lindner' } }
        expectResource(await context.put(at('/Users', user), body, { headers: oktaHeaders }))
        const after = await read(context, at('/Users', user))
        expectValue(after, 'name.givenName', 'Paula')
        expectValue(after, 'title', 'Pilot')
        expectValue(after, 'userName', before['userName'])
      },
    },
    {
      what: 'deactivate',
      section: 'steps 7 and 8: deactivate, verify it',
      title: 'PATCH without a path switches somebody off',
      consequence: 'Leavers keep their access.',
      run: async (context) => {
        const user = await context.given.user(oktaUser(context))
        const after = await change(context, at('/Users', user), { op: 'replace', value: { active: false } })
        expectValue(after, 'active', false)
      },
    },
    {
      what: 'deactivate-with-put',
      section: 'steps 7 and 8, integration made with the wizard',
      title: 'PUT with active false switches somebody off',
      column: 'recommended',
      consequence: 'Leavers keep their access where the integration was made with the App Integration Wizard.',
      run: async (context) => {
        const body = oktaUser(context)
        const user = await context.given.user(body)
        expectResource(await context.put(at('/Users', user), { ...body, id: user.id, active: false }))
        expectValue(await read(context, at('/Users', user)), 'active', false)
      },
    },
    {
      what: 'reactivate',
      section: 'steps 9 to 11: reactivate, verify it',
      title: 'PATCH without a path switches somebody on again, under the same id',
      consequence: 'Who comes back has no access.',
      run: async (context) => {
        const user = await context.given.user(oktaUser(context, { active: false }))
        const after = await change(context, at('/Users', user), { op: 'replace', value: { active: true } })
        expectValue(after, 'active', true)
        expectValue(after, 'id', user.id)
      },
    },
    {
      what: 'unassigned-stays',
      section: 'steps 12 and 13: remove the app, verify it',
      title: 'Who is switched off is still there',
      consequence: 'The person is created a second time when the app is assigned again.',
      run: async (context) => {
        const body = oktaUser(context, { schemas: [USER], active: false })
        const user = await context.given.user(body)
        const { resources } = await query(context, '/Users', `userName eq "${body.userName}"`)
        expectValue(resources[0], 'id', user.id)
        expectStatus(await context.get(at('/Users', user)), 200)
      },
    },
  ),
]
