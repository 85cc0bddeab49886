import type { Check } from '../../case.ts'
import { concern, unmet } from '../../ending.ts'
import {
  expectContentType,
  expectError,
  expectList,
  expectResource,
  expectStatus,
  expectValue,
  isNothing,
  shown,
} from '../../expectations.ts'
import { GROUP, LIST_RESPONSE, USER } from '../../resource.ts'
import { at, patchBody, query } from '../requests.ts'
import { clientsFail, expectFound, rfcLines } from './line.ts'

const single = rfcLines(
  '3.4.1',
  {
    what: 'known-resource',
    title: 'GET of a resource answers it with status 200',
    column: 'mandatory',
    consequence: 'Entra cannot read back whom it has created, and creates them again.',
    run: async (context) => {
      const user = await context.given.user()
      const answer = await context.get(at('/Users', user))
      expectContentType(answer)
      expectValue(expectResource(answer), 'userName', user['userName'])
    },
  },
  {
    what: 'unknown-resource',
    title: 'GET of a resource that is not there answers 404 with an Error body',
    column: 'mandatory',
    consequence: 'Entra cannot tell a person who is gone from a server that is broken.',
    run: async (context) => {
      expectError(await context.get(`/Users/${context.absentId()}`), 404)
    },
  },
  {
    what: 'id-of-another-kind',
    title: 'The id of a group is no id of a person',
    consequence: clientsFail,
    run: async (context) => {
      const group = await context.given.group()
      expectError(await context.get(at('/Users', group)), 404)
    },
  },
)

const attributes = [
  ...rfcLines(
    '3.4.2.5',
    {
      what: 'attributes',
      title: 'attributes=userName answers userName and id, and nothing that is not asked for',
      consequence: clientsFail,
      run: async (context) => {
        const user = await context.given.user()
        const { resources } = await query(
          context,
          '/Users',
          `userName eq "${String(user['userName'])}"`,
          '&attributes=userName',
        )
        expectFound(resources, [user])
        expectValue(resources[0], 'userName', user['userName'])
        expectValue(resources[0], 'displayName', undefined)
        expectValue(resources[0], 'emails', undefined)
      },
    },
    {
      what: 'excluded-attributes',
      title: 'excludedAttributes=emails answers everything else',
      consequence: 'Entra asks for groups so; with people nothing happens.',
      run: async (context) => {
        const user = await context.given.user()
        const found = expectResource(await context.get(`${at('/Users', user)}?excludedAttributes=emails`))
        expectValue(found, 'emails', undefined)
        expectValue(found, 'displayName', user['displayName'])
      },
    },
  ),
  ...rfcLines(
    '3.9',
    {
      what: 'attributes-of-a-part',
      title: 'attributes=name.givenName answers that part of name',
      consequence: clientsFail,
      run: async (context) => {
        const user = await context.given.user({ name: { givenName: 'Barbara', familyName: 'Jensen' } })
        const found = expectResource(await context.get(`${at('/Users', user)}?attributes=name.givenName`))
        expectValue(found, 'name', { givenName: 'Barbara' })
      },
    },
    {
      what: 'attributes-of-a-change',
      title: 'The answer to PATCH has the attributes that are asked for',
      consequence: clientsFail,
      run: async (context) => {
        const user = await context.given.user()
        const body = patchBody({ op: 'replace', path: 'title', value: 'Guide' })
        const found = expectResource(await context.patch(`${at('/Users', user)}?attributes=title`, body))
        expectValue(found, 'title', 'Guide')
        expectValue(found, 'emails', undefined)
      },
    },
  ),
]

const other = [
  ...rfcLines('3.4.2', {
    what: 'list-response',
    title: 'GET of a collection answers a ListResponse with totalResults and itemsPerPage',
    column: 'mandatory',
    consequence: 'Entra cannot read the answer: the job is quarantined.',
    run: async (context) => {
      const { userName } = await context.given.user()
      const answer = await context.get(`/Users?filter=${encodeURIComponent(`userName eq "${String(userName)}"`)}`)
      expectContentType(answer)
      const { itemsPerPage } = expectList(answer, 1)
      if (!isNothing(itemsPerPage) && typeof itemsPerPage !== 'number')
        unmet('itemsPerPage as a number', shown(itemsPerPage))
    },
  }),
  ...rfcLines('3.4.3', {
    what: 'search-by-post',
    title: 'POST to /Users/.search answers what GET with the same filter answers',
    consequence: clientsFail,
    run: async (context) => {
      const user = await context.given.user()
      const body = {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
        attributes: ['userName'],
        filter: `userName eq "${String(user['userName'])}"`,
        startIndex: 1,
        count: 10,
      }
      const { resources } = expectList(await context.post('/Users/.search', body))
      expectFound(resources, [user])
    },
  }),
  ...rfcLines(
    '3.10',
    {
      what: 'full-names-in-a-filter',
      title: 'urn:…:core:2.0:User:userName in a filter is userName',
      consequence: clientsFail,
      run: async (context) => {
        const user = await context.given.user()
        expectFound((await query(context, '/Users', `${USER}:userName eq "${String(user['userName'])}"`)).resources, [
          user,
        ])
      },
    },
    {
      what: 'full-names-in-a-path',
      title: 'urn:…:core:2.0:User:title in a path is title',
      consequence: 'Entra writes custom mappings so: the change is refused.',
      run: async (context) => {
        const user = await context.given.user()
        const answer = await context.patch(
          at('/Users', user),
          patchBody({ op: 'add', path: `${USER}:title`, value: 'Guide' }),
        )
        expectStatus(answer, [200, 204])
        expectValue(expectResource(await context.get(at('/Users', user))), 'title', 'Guide')
      },
    },
  ),
  ...rfcLines('3.11', {
    what: 'me',
    title: '/Me is answered, or said to be missing with 501',
    consequence: clientsFail,
    run: async (context) => {
      const { status } = await context.get('/Me')
      if (status >= 500 && status !== 501) unmet('status 200, 308, 403, 404 or 501', `status ${status}`)
      if (![200, 307, 308, 403, 404, 501].includes(status))
        concern('status 200, 308, 403, 404 or 501', `status ${status}`)
    },
  }),
  ...rfcLines('3.8', {
    what: 'json-is-accepted',
    title: 'Who accepts application/json gets an answer as well',
    consequence: clientsFail,
    run: async (context) => {
      const user = await context.given.user()
      expectStatus(await context.get(at('/Users', user), { headers: { accept: 'application/json' } }), 200)
    },
  }),
  ...rfcLines('3.2', {
    what: 'groups-are-there',
    title: '/Groups is there, also when there is no group',
    column: 'mandatory',
    consequence: 'Entra takes the missing collection for a wrong Tenant URL: the connection test fails.',
    run: async (context) => {
      const filter = encodeURIComponent(`displayName eq "${context.unique('nobody')}"`)
      const answer = await context.get(`/Groups?filter=${filter}`)
      expectList(answer, 0)
      expectValue(answer.json, 'schemas', [LIST_RESPONSE])
      const made = expectResource(
        await context.post('/Groups', { schemas: [GROUP], displayName: context.unique('group') }),
        201,
      )
      expectStatus(await context.get(at('/Groups', made)), 200)
    },
  }),
]

/** Reading: one, many, and which attributes. */
export const reading: Check[] = [...single, ...attributes, ...other]
