import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { concern, unmet } from '../../ending.ts'
import { expectContentType, expectError, expectList, expectStatus, expectValue, shown } from '../../expectations.ts'
import { isRecord, type Json, USER, valueAt } from '../../resource.ts'
import { at, change, patchBody, query, read } from '../requests.ts'
import { interopLines, unseen } from './line.ts'

const structure: Check[] = [
  ...interopLines(
    '6.1',
    {
      what: 'own-endpoints',
      title: 'Each resource type has an endpoint of its own',
      run: async (context) => {
        const types = (await context.discovery('/ResourceTypes'))?.['Resources']
        const endpoints = Array.isArray(types) ? types.filter(isRecord).map((one) => one['endpoint']) : []
        if (endpoints.length === 0 || new Set(endpoints).size !== endpoints.length)
          unmet('different endpoints', shown(endpoints))
      },
    },
    {
      what: 'only-ids-in-addresses',
      title: 'A userName in the address leads nowhere',
      run: async (context) => {
        const { userName } = await context.given.user()
        expectStatus(await context.get(`/Users/${encodeURIComponent(String(userName))}`), 404)
      },
    },
  ),
  ...interopLines('6.2', {
    what: 'media-type',
    title: 'Answers are application/scim+json, errors too',
    otherwise: "Microsoft's validator ends here.",
    run: async (context) => {
      const user = await context.given.user()
      expectContentType(await context.get(at('/Users', user)))
      expectContentType(await context.get(`/Users/${context.absentId()}`))
    },
  }),
  ...interopLines(
    '6.3',
    {
      what: 'eq-and-and',
      title: 'eq and and find who meets both conditions',
      otherwise: 'Entra takes others for those whom it looks for.',
      run: async (context) => {
        const title = context.unique('Pilot')
        const [user, other] = [await context.given.user({ title }), await context.given.user({ title })]
        const { resources } = await query(
          context,
          '/Users',
          `title eq "${title}" and userName eq "${String(user['userName'])}"`,
        )
        const found = resources.map(({ id }) => id)
        if (found.join() !== user.id) unmet(`${user.id} and not ${other.id}`, shown(found))
      },
    },
    {
      what: 'unknown-attribute',
      title: 'A filter on an attribute that no schema has is refused with 400 and scimType invalidFilter',
      run: async (context) => {
        const filter = encodeURIComponent('shoeSize eq "42"')
        expectError(await context.get(`/Users?filter=${filter}`), 400, 'invalidFilter')
      },
    },
  ),
  ...interopLines(
    '6.4',
    {
      what: 'pages',
      title: 'Lists come in pages, by startIndex or by cursor',
      otherwise: 'Imports by Okta and the onboarding suite of Microsoft fail.',
      run: async (context) => {
        const title = context.unique('Paged')
        const all = [await context.given.user({ title }), await context.given.user({ title })]
        const first = await query(context, '/Users', `title eq "${title}"`, '&startIndex=1&count=1')
        const second = await query(context, '/Users', `title eq "${title}"`, '&startIndex=2&count=1')
        const found = [...first.resources, ...second.resources].map(({ id }) => id)
        if (found.length !== 2 || !all.every(({ id }) => found.includes(id)))
          unmet('one person on each page', shown(found))
      },
    },
    {
      what: 'page-of-a-hundred',
      title: 'A page can have a hundred people',
      run: async (context) => {
        const most = valueAt(await context.discovery('/ServiceProviderConfig'), 'filter.maxResults')
        if (typeof most === 'number' && most < 100) unmet('filter.maxResults of 100 or more', shown(most))
        expectList(await context.get('/Users?count=100'))
      },
    },
  ),
]

const singular = async (context: CheckContext, op: 'add' | 'replace', before: Json) => {
  const user = await context.given.user(before)
  expectValue(await change(context, at('/Users', user), { op, path: 'title', value: 'Pilot' }), 'title', 'Pilot')
}

const changes: Check[] = [
  ...interopLines('6.5', {
    what: 'patch-is-there',
    title: 'PATCH changes a resource',
    otherwise: 'Entra changes nobody.',
    run: async (context) => singular(context, 'replace', { title: 'Guide' }),
  }),
  ...interopLines('6.5.1.1', {
    what: 'path-is-demanded',
    title: 'An operation without a path is refused with 400 and scimType invalidSyntax',
    otherwise:
      'Nothing. A server that does refuse breaks Okta, and Entra with its flag: only one of the two can be met.',
    run: async (context) => {
      const user = await context.given.user()
      const body = patchBody({ op: 'replace', value: { title: 'Pilot' } })
      expectError(await context.patch(at('/Users', user), body), 400, 'invalidSyntax')
    },
  }),
  ...interopLines(
    '6.5.2.1',
    {
      what: 'add-is-replace',
      title: 'Adding a single value that is there replaces it, and replacing one that is not adds it',
      run: async (context) => {
        await singular(context, 'add', { title: 'Guide' })
        await singular(context, 'replace', {})
      },
    },
    {
      what: 'complex-replaced',
      title: 'Replacing name leaves the parts that were sent and no other',
      run: async (context) => {
        const user = await context.given.user({ name: { givenName: 'Barbara', familyName: 'Jensen' } })
        const operation = { op: 'replace', path: 'name', value: { givenName: 'Anna' } }
        expectValue(await change(context, at('/Users', user), operation), 'name', { givenName: 'Anna' })
      },
    },
    {
      what: 'complex-merged',
      title: 'Adding to name leaves the parts that were not sent',
      run: async (context) => {
        const user = await context.given.user({ name: { givenName: 'Barbara', familyName: 'Jensen' } })
        const operation = { op: 'add', path: 'name', value: { givenName: 'Anna' } }
        const after = await change(context, at('/Users', user), operation)
        expectValue(after, 'name', { givenName: 'Anna', familyName: 'Jensen' })
      },
    },
  ),
  ...interopLines(
    '6.5.2.2',
    {
      what: 'list-replaced',
      title: 'Replacing emails leaves the addresses that were sent and no other',
      run: async (context) => {
        const user = await context.given.user()
        const value = [{ type: 'home', value: 'home@probe.example' }]
        const after = await change(context, at('/Users', user), { op: 'replace', path: 'emails', value })
        expectValue(after, 'emails[type eq "home"].value', 'home@probe.example')
        expectValue(after, 'emails[type eq "work"].value', undefined)
      },
    },
    {
      what: 'list-extended',
      title: 'Adding to emails leaves the addresses that were there',
      run: async (context) => {
        const user = await context.given.user()
        const value = [{ type: 'home', value: 'home@probe.example' }]
        const after = await change(context, at('/Users', user), { op: 'add', path: 'emails', value })
        expectValue(after, 'emails[type eq "home"].value', 'home@probe.example')
        expectValue(after, 'emails[type eq "work"].value', user['userName'])
      },
    },
  ),
]

const life: Check[] = [
  ...interopLines(
    '6.6',
    {
      what: 'patch-is-no-deletion',
      title: 'Who is switched off by PATCH is still there',
      otherwise: 'Entra and Okta create the person again.',
      run: async (context) => {
        const user = await context.given.user()
        expectStatus(
          await context.patch(at('/Users', user), patchBody({ op: 'replace', path: 'active', value: false })),
          [200, 204],
        )
        expectValue(await read(context, at('/Users', user)), 'id', user.id)
      },
    },
    {
      what: 'deleted-is-404',
      title: 'Whatever is sent to somebody who was deleted is answered with 404',
      run: async (context) => {
        const user = await context.given.user()
        const path = at('/Users', user)
        await context.delete(path)
        expectError(await context.get(path), 404)
        expectError(await context.patch(path, patchBody({ op: 'replace', path: 'title', value: 'Pilot' })), 404)
        expectError(await context.delete(path), 404)
      },
    },
    {
      what: 'deleted-is-not-listed',
      title: 'Who was deleted is in no list',
      run: async (context) => {
        const user = await context.given.user()
        await context.delete(at('/Users', user))
        const { resources } = await query(context, '/Users', `userName eq "${String(user['userName'])}"`)
        if (resources.length > 0) unmet('nobody', shown(resources))
      },
    },
    {
      what: 'name-is-free-again',
      title: 'The userName of somebody who was deleted can be used again',
      run: async (context) => {
        const user = await context.given.user()
        await context.delete(at('/Users', user))
        expectStatus(await context.post('/Users', { schemas: [USER], userName: user['userName'] }), 201)
      },
    },
  ),
  ...interopLines(
    '6.9.1',
    {
      what: 'conflict-in-post',
      title: 'POST with a userName that is taken is refused with 409 and scimType uniqueness',
      run: async (context) => {
        const { userName } = await context.given.user()
        expectError(await context.post('/Users', { schemas: [USER], userName }), 409, 'uniqueness')
      },
    },
    {
      what: 'conflict-in-patch',
      title: 'PATCH to a userName that is taken is refused with 409 and scimType uniqueness',
      run: async (context) => {
        const [user, other] = [await context.given.user(), await context.given.user()]
        const body = patchBody({ op: 'replace', path: 'userName', value: other['userName'] })
        expectError(await context.patch(at('/Users', user), body), 409, 'uniqueness')
      },
    },
  ),
  ...interopLines('7.2', {
    what: 'no-basic-authentication',
    level: 'SHOULD',
    title: '/ServiceProviderConfig does not offer HTTP Basic',
    run: async (context) => {
      const schemes = (await context.discovery('/ServiceProviderConfig'))?.['authenticationSchemes']
      const types = Array.isArray(schemes) ? schemes.filter(isRecord).map((one) => one['type']) : []
      if (types.includes('httpbasic')) concern('another scheme than httpbasic', shown(types))
    },
  }),
  ...unseen(
    '6.7',
    'conditions',
    'Conditional requests need not be supported',
    'The draft leaves it to the server; there is nothing to see.',
  ),
  ...unseen(
    '6.8',
    'bulk',
    'Bulk requests are optional',
    'The draft leaves it to the server; the examples of RFC 7644 look at it.',
  ),
  ...unseen(
    '7.1',
    'transport',
    'TLS 1.3 is supported',
    'It is agreed by the two machines before anything is sent; look at it with a scanner for TLS.',
  ),
]

/** Sections 6 and 7: addresses, filters, pages, changes, life cycle. */
export const protocol: Check[] = [...structure, ...changes, ...life]
