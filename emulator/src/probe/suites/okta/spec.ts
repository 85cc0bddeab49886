import type { Check } from '../../case.ts'
import type { Answer } from '../../connection.ts'
import { unmet } from '../../ending.ts'
import { expectError, expectList, expectResource, expectStatus, expectValue, shown } from '../../expectations.ts'
import { isRecord, type Json } from '../../resource.ts'
import { at, query, read } from '../requests.ts'
import { oktaHeaders, oktaLines, oktaUser } from './line.ts'

const cannotConnect = 'Okta cannot test the connection; the integration cannot be saved.'
const cannotImport = 'Okta cannot read the person when it imports.'
const cannotExplain = 'Okta shows the admin no reason.'

/** What each person has to have for Okta. */
function expectProfile(user: Json): void {
  for (const path of ['name.familyName', 'name.givenName', 'userName', 'emails']) {
    const [first = '', second] = path.split('.')
    const value = second === undefined ? user[first] : isRecord(user[first]) ? user[first][second] : undefined
    if (value === undefined || value === null || value === '') unmet(`a value at ${path}`, shown(value))
  }
  expectValue(user, 'active', true)
}

function expectExplained(answer: Answer, status: number): void {
  expectError(answer, status)
  const detail = isRecord(answer.json) ? answer.json['detail'] : undefined
  if (typeof detail !== 'string' || detail === '') unmet('a detail in words', shown(detail))
}

const reading = oktaLines(
  'spec',
  {
    what: 'users-page',
    section: 'Required Test: Users endpoint',
    title: 'A page of one person has numbers for itemsPerPage, startIndex and totalResults, and one person',
    consequence: cannotConnect,
    run: async (context) => {
      await context.given.user()
      const list = expectList(await context.get('/Users?count=1&startIndex=1', { headers: oktaHeaders }))
      for (const [name, value] of Object.entries({ startIndex: list.startIndex, itemsPerPage: list.itemsPerPage })) {
        if (typeof value !== 'number') unmet(`${name} as a number`, shown(value))
      }
      if (list.resources.length !== 1) unmet('one person', `${list.resources.length}`)
    },
  },
  {
    what: 'users-profile',
    section: 'Required Test: Users endpoint',
    title: 'A person in a list has names, userName, active and an address',
    consequence: cannotImport,
    run: async (context) => {
      const { userName } = await context.given.user()
      const { resources } = await query(context, '/Users', `userName eq "${String(userName)}"`)
      expectProfile(resources[0] ?? {})
    },
  },
  {
    what: 'user-by-id',
    section: 'Required Test: Get Users/{{id}}',
    title: 'A person who is read by id has that id, names, userName, active and an address',
    consequence: cannotImport,
    run: async (context) => {
      const user = await context.given.user()
      const found = await read(context, at('/Users', user))
      expectProfile(found)
      expectValue(found, 'id', user.id)
    },
  },
  {
    what: 'unknown-user-name',
    section: 'Required Test: invalid User by username',
    title: 'A userName that nobody has gives an empty list and status 200',
    consequence: 'Okta cannot tell whether it has to create the person.',
    run: async (context) => {
      const filter = encodeURIComponent(`userName eq "${context.unique('nobody')}@probe.example"`)
      const answer = await context.get(`/Users?filter=${filter}&startIndex=1&count=100`, { headers: oktaHeaders })
      expectList(answer, 0)
    },
  },
  {
    what: 'unknown-id',
    section: 'Required Test: invalid User by ID',
    title: 'An unknown id gives 404 with a detail in words',
    consequence: cannotExplain,
    run: async (context) => {
      expectExplained(await context.get(`/Users/${context.absentId()}`, { headers: oktaHeaders }), 404)
    },
  },
  {
    what: 'user-name-in-capitals',
    section: 'Required Test: Username Case Sensitivity Check',
    title: 'A userName in capitals in a filter is answered with 200',
    consequence: 'Okta creates people twice whose sign-in name was written in another case.',
    run: async (context) => {
      const { userName } = await context.given.user()
      const filter = encodeURIComponent(`userName eq "${String(userName).toUpperCase()}"`)
      expectStatus(await context.get(`/Users?filter=${filter}`, { headers: oktaHeaders }), 200)
    },
  },
  {
    what: 'groups-page',
    section: 'Optional Test: Verify Groups endpoint',
    title: 'The groups are a list',
    column: 'recommended',
    consequence: 'Okta cannot push groups.',
    run: async (context) => {
      expectList(await context.get('/Groups', { headers: oktaHeaders }))
    },
  },
  {
    what: 'wrong-token',
    section: 'Required Test: Check status 401',
    title: 'A wrong token gives 401 with a detail in words',
    consequence: 'Okta does not tell the admin that the token is wrong.',
    run: async (context) => {
      const headers = { ...oktaHeaders, authorization: 'non-token' }
      const filter = encodeURIComponent(`userName eq "${context.unique('nobody')}"`)
      expectExplained(await context.get(`/Users?filter=${filter}`, { headers }), 401)
    },
  },
  {
    what: 'unknown-number',
    section: 'Required Test: Check status 404',
    title: 'An id of digits that nobody has gives 404 with a detail in words',
    consequence: cannotExplain,
    run: async (context) => {
      expectExplained(await context.get('/Users/00919288221112222', { headers: oktaHeaders }), 404)
    },
  },
)

const creating = oktaLines(
  'spec',
  {
    what: 'create',
    section: 'Required Test: Create Okta user with realistic values',
    title: 'A person who comes as application/json is created with 201 and answered as sent',
    consequence: 'Nobody is created.',
    run: async (context) => {
      const body = oktaUser(context)
      const headers = { 'content-type': 'application/json', accept: 'application/scim+json; charset=utf-8' }
      const made = expectResource(await context.post('/Users', body, { headers }), 201)
      for (const path of ['userName', 'name.familyName', 'name.givenName', 'active']) {
        expectValue(made, path, path === 'active' ? true : valueOf(body, path))
      }
    },
  },
  {
    what: 'created-is-there',
    section: 'Required Test: Verify that user was created',
    title: 'Who was created can be read',
    consequence: 'Okta reports success for people who are not there.',
    run: async (context) => {
      const body = oktaUser(context)
      const user = await context.given.user(body)
      const found = await read(context, at('/Users', user))
      for (const path of ['userName', 'name.familyName', 'name.givenName'])
        expectValue(found, path, valueOf(body, path))
    },
  },
  {
    what: 'create-again',
    section: 'Required Test: Expect failure when recreating user with same values',
    title: 'Creating the same person again gives 409',
    consequence: 'The person is there twice.',
    run: async (context) => {
      const body = oktaUser(context)
      await context.given.user(body)
      expectStatus(await context.post('/Users', body, { headers: { 'content-type': 'application/json' } }), 409)
    },
  },
)

function valueOf(body: Json, path: string): unknown {
  const [first = '', second] = path.split('.')
  const value = body[first]
  return second === undefined ? value : isRecord(value) ? value[second] : undefined
}

/** The steps of the Runscope test "Okta SCIM 2.0 SPEC Test". */
export const spec: Check[] = [...reading, ...creating]
