import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { unmet } from '../../ending.ts'
import {
  expectContentType,
  expectError,
  expectResource,
  expectStatus,
  expectValue,
  isNothing,
  shown,
} from '../../expectations.ts'
import { GROUP, isRecord, type Json, USER, valueAt } from '../../resource.ts'
import { at, patchBody, read } from '../requests.ts'
import { clientsFail, elements, rfcLines } from './line.ts'

const errors = [
  ...rfcLines(
    '3.12',
    {
      what: 'error-body',
      title: 'An error has its schema, its status as text and the content type of SCIM',
      consequence: 'Entra shows "unexpected response" in place of what was wrong.',
      run: async (context) => {
        const answer = await context.get(`/Users/${context.absentId()}`)
        expectError(answer, 404)
        expectContentType(answer)
      },
    },
    {
      what: 'malformed-json',
      title: 'A body that is no JSON is refused with 400',
      consequence: clientsFail,
      run: async (context) => {
        expectError(await context.send('POST', '/Users', { text: '{"userName": ' }), 400)
      },
    },
    {
      what: 'wrong-type',
      title: 'A value of another type is refused with 400 and scimType invalidValue',
      consequence: clientsFail,
      run: async (context) => {
        const body = { schemas: [USER], userName: `${context.unique('user')}@probe.example`, active: 'perhaps' }
        expectError(await context.post('/Users', body), 400, 'invalidValue')
      },
    },
    {
      what: 'unknown-address',
      title: 'An address that is none answers 404',
      consequence: clientsFail,
      run: async (context) => expectStatus(await context.get('/NoSuchThings'), 404),
    },
  ),
  ...rfcLines('2', {
    what: 'wrong-token',
    title: 'A wrong token is refused with 401 and a WWW-Authenticate header',
    column: 'mandatory',
    consequence: 'The admin is not told that the Secret Token is wrong.',
    run: async (context) => {
      const answer = await context.get('/Users?count=1', { headers: { authorization: 'Bearer no-such-token' } })
      expectError(answer, 401)
      if (answer.headers['www-authenticate'] === undefined) unmet('a WWW-Authenticate header', 'none')
    },
  }),
]

const versions = rfcLines(
  '3.14',
  {
    what: 'etag',
    title: 'The ETag header is meta.version',
    consequence: clientsFail,
    run: async (context) => {
      await context.requireFeature('etag')
      const user = await context.given.user()
      const answer = await context.get(at('/Users', user))
      expectStatus(answer, 200)
      expectValue(answer.json, 'meta.version', answer.headers['etag'] ?? 'an ETag header')
    },
  },
  {
    what: 'if-match',
    title: 'A change with an old version in If-Match is refused with 412',
    consequence: 'Nothing with Entra, which sends no versions; two admins overwrite each other.',
    run: async (context) => {
      await context.requireFeature('etag')
      const user = await context.given.user()
      const body = patchBody({ op: 'replace', path: 'title', value: 'x' })
      const headers = { 'if-match': 'W/"no-such-version"' }
      expectStatus(await context.patch(at('/Users', user), body, { headers }), 412)
    },
  },
  {
    what: 'if-none-match',
    title: 'GET with the present version in If-None-Match answers 304',
    consequence: clientsFail,
    run: async (context) => {
      await context.requireFeature('etag')
      const user = await context.given.user()
      const version = (await context.get(at('/Users', user))).headers['etag'] ?? ''
      expectStatus(await context.get(at('/Users', user), { headers: { 'if-none-match': version } }), 304)
    },
  },
)

const bulk = rfcLines(
  '3.7',
  {
    what: 'bulk-references',
    title: 'A bulk request creates a person and a group with that person as bulkId',
    consequence: 'Nothing with Entra outside its gallery, which sends no bulk requests.',
    run: async (context) => {
      await context.requireFeature('bulk')
      const userName = `${context.unique('bulk')}@probe.example`
      const displayName = context.unique('bulk')
      const members = [{ type: 'User', value: 'bulkId:qwerty' }]
      const results = await sendBulk(context, [
        { method: 'POST', path: '/Users', bulkId: 'qwerty', data: { schemas: [USER], userName } },
        { method: 'POST', path: '/Groups', bulkId: 'ytrewq', data: { schemas: [GROUP], displayName, members } },
      ])
      expectValue({ status: results.map((one) => String(one['status'])) }, 'status', ['201', '201'])
      const [user = '', group = ''] = results.map((one) => String(one['location']).split('/').at(-1) ?? '')
      context.track('/Users', user)
      context.track('/Groups', group)
      expectValue(await read(context, `/Groups/${group}`), `members[value eq "${user}"].value`, user)
    },
  },
  {
    what: 'bulk-errors',
    title: 'A bulk request goes on after an error and tells each status, until failOnErrors is reached',
    consequence: clientsFail,
    run: async (context) => {
      await context.requireFeature('bulk')
      const missing = (): Json => ({ method: 'DELETE', path: `/Users/${context.absentId()}` })
      const all = await sendBulk(context, [missing(), missing()])
      expectValue({ status: all.map((one) => String(one['status'])) }, 'status', ['404', '404'])
      const stopped = await sendBulk(context, [missing(), missing()], { failOnErrors: 1 })
      expectValue({ status: stopped.map((one) => String(one['status'])) }, 'status', ['404'])
    },
  },
)

async function sendBulk(context: CheckContext, operations: Json[], more: Json = {}): Promise<Json[]> {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:BulkRequest']
  const answer = await context.post('/Bulk', { schemas, ...more, Operations: operations })
  expectStatus(answer, 200)
  if (!isRecord(answer.json)) unmet('a BulkResponse as JSON', shown(answer.text))
  const results = answer.json['Operations']
  if (!Array.isArray(results)) unmet('Operations as an array', shown(results))
  return results.filter(isRecord)
}

const discovery = rfcLines(
  '4',
  {
    what: 'service-provider-config',
    title: '/ServiceProviderConfig says what the server has',
    consequence: 'Nothing today; the gallery asks for it.',
    run: async (context) => {
      const answer = await context.get('/ServiceProviderConfig')
      expectStatus(answer, 200)
      for (const name of ['patch', 'bulk', 'filter', 'changePassword', 'sort', 'etag']) {
        const supported = valueAt(answer.json, `${name}.supported`)
        if (typeof supported !== 'boolean') unmet(`${name}.supported as true or false`, shown(supported))
      }
      if (isNothing(valueAt(answer.json, 'authenticationSchemes'))) unmet('authenticationSchemes', 'none')
    },
  },
  {
    what: 'patch-is-announced',
    title: '/ServiceProviderConfig says that PATCH is there',
    consequence: "Microsoft's Postman collection fails; a cautious client sends no changes.",
    run: async (context) => {
      const answer = await context.get('/ServiceProviderConfig')
      expectStatus(answer, 200)
      expectValue(answer.json, 'patch.supported', true)
    },
  },
  {
    what: 'resource-types',
    title: '/ResourceTypes names /Users and /Groups',
    consequence: 'Nothing today; the gallery asks for it.',
    run: async (context) => {
      const answer = await context.get('/ResourceTypes')
      expectStatus(answer, 200)
      const types = elements(expectListBody(answer.json), 'Resources').filter(isRecord)
      for (const endpoint of ['/Users', '/Groups']) {
        if (!types.some((one) => one['endpoint'] === endpoint))
          unmet(`a type at ${endpoint}`, shown(types.map((one) => one['endpoint'])))
      }
    },
  },
  {
    what: 'one-resource-type',
    title: '/ResourceTypes/User is the type of people',
    consequence: clientsFail,
    run: async (context) => {
      const answer = await context.get('/ResourceTypes/User')
      expectStatus(answer, 200)
      expectValue(answer.json, 'schema', USER)
    },
  },
  {
    what: 'schemas',
    title: '/Schemas has the schemas of people and groups, with their attributes',
    consequence: 'Entra cannot offer the attributes in its mapping.',
    run: async (context) => {
      const answer = await context.get('/Schemas')
      expectStatus(answer, 200)
      const all = elements(expectListBody(answer.json), 'Resources').filter(isRecord)
      for (const id of [USER, GROUP]) {
        const schema = all.find((one) => one['id'] === id)
        if (!schema || isNothing(schema['attributes']))
          unmet(`${id} with attributes`, shown(all.map((one) => one['id'])))
      }
    },
  },
  {
    what: 'schemas-without-nulls',
    title: '/Schemas has no value that is null',
    consequence: 'Entra cannot read the schema, and offers none of its attributes.',
    run: async (context) => {
      const answer = await context.get('/Schemas')
      expectStatus(answer, 200)
      if (/:\s*null/.test(answer.text)) unmet('no null', shown(/.{0,60}:\s*null/.exec(answer.text)?.[0]))
    },
  },
  {
    what: 'one-schema',
    title: '/Schemas/urn:…:User is the schema of people',
    consequence: clientsFail,
    run: async (context) => {
      expectValue(expectResource(await context.get(`/Schemas/${USER}`)), 'id', USER)
    },
  },
  {
    what: 'no-filter',
    title: 'A filter on discovery is refused with 403',
    consequence: clientsFail,
    run: async (context) => {
      const filter = encodeURIComponent('name eq "User"')
      expectStatus(await context.get(`/Schemas?filter=${filter}`), 403)
    },
  },
  {
    what: 'read-only',
    title: 'POST to /ResourceTypes is refused',
    consequence: clientsFail,
    run: async (context) => {
      const { status } = await context.post('/ResourceTypes', {})
      if (![403, 404, 405, 501].includes(status)) unmet('status 405', `status ${status}`)
    },
  },
)

function expectListBody(body: unknown): Json & { id: string } {
  if (!isRecord(body)) unmet('a ListResponse as JSON', shown(body))
  return { ...body, id: '' }
}

const memberships = rfcLines('7643 4.2', {
  what: 'disabled-stays-a-member',
  title: 'Who is switched off stays a member of their groups',
  column: 'mandatory',
  consequence: 'Entra does not send memberships again when the person comes back: they are lost for good.',
  run: async (context) => {
    const user = await context.given.user()
    const group = await context.given.group([user.id])
    expectStatus(
      await context.patch(at('/Users', user), patchBody({ op: 'replace', path: 'active', value: false })),
      [200, 204],
    )
    expectValue(await read(context, at('/Groups', group)), `members[value eq "${user.id}"].value`, user.id)
  },
})

/** Errors, versions, bulk requests and discovery. */
export const protocol: Check[] = [...errors, ...memberships, ...bulk, ...versions, ...discovery]
