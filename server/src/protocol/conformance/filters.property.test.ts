/** A filter finds by SQL exactly whom it matches in memory, on random people, on both databases. */
import { matchesFilter, parseFilter } from '@dynasend/scim'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { describeScim } from '../testing/describe-scim.ts'
import { created, listed, query } from '../testing/expectations.ts'
import { core, enterprise } from '../testing/samples.ts'
import { userType } from '../types.ts'

const custom = 'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User'
const word = fc.constantFrom(
  'a',
  'B',
  'ab',
  'Ab%',
  'a_b',
  'ß',
  'SS',
  'İ',
  'i',
  'é',
  'é',
  'x\\y',
  'q"q',
  "o'c",
  '%',
  '10',
  '9',
  '𝒳',
  '�',
  'true',
)

const someone = fc.record(
  {
    title: word,
    nickName: word,
    externalId: word,
    active: fc.boolean(),
    name: fc.record({ familyName: word, givenName: word }, { requiredKeys: [] }),
    emails: fc.uniqueArray(fc.record({ type: fc.constantFrom('work', 'home', 'other'), value: word }), {
      maxLength: 3,
      selector: ({ type }) => type,
    }),
    [enterprise]: fc.record({ department: word, employeeNumber: word }, { requiredKeys: [] }),
    [custom]: fc.record({ badge: word }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)

const text = fc.constantFrom(
  'title',
  'nickName',
  'externalId',
  'name.familyName',
  'emails.value',
  'emails',
  'emails.type',
  `${enterprise}:department`,
  `${enterprise}:employeeNumber`,
  `${custom}:badge`,
)
const operator = fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le')
const quoted = word.map((value) => JSON.stringify(value))

const comparison = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(text, operator, quoted).map((parts) => parts.join(' ')) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.oneof(text, fc.constantFrom('name', 'emails', 'active', 'meta.created')), fc.constant('pr'))
      .map((parts) => parts.join(' ')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constant('active'), fc.constantFrom('eq', 'ne'), fc.constantFrom('true', '"False"'))
      .map((parts) => parts.join(' ')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constant('meta.created'),
        fc.constantFrom('gt', 'le', 'eq', 'ne'),
        fc.constantFrom('"2020-01-01T00:00:00Z"', '"2999-01-01T00:00:00+02:00"'),
      )
      .map((parts) => parts.join(' ')),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('work', 'home'), operator, quoted)
      .map(([type, op, value]) => `emails[type eq "${type}" and value ${op} ${value}]`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('work', 'home'), quoted)
      .map(([type, value]) => `emails[not (type eq "${type}") or value eq ${value}]`),
  },
  { weight: 1, arbitrary: fc.tuple(text, fc.constantFrom('eq', 'ne')).map(([path, op]) => `${path} ${op} null`) },
)

const filter = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    comparison,
    fc
      .tuple(tie('any'), fc.constantFrom('and', 'or'), tie('any'))
      .map(([left, join, right]) => `(${left}) ${join} (${right})`),
    tie('any').map((inner) => `not (${inner})`),
  ),
})).any

describeScim('A filter', (scim) => {
  let people: JsonObject[] = []
  beforeAll(async () => {
    const bodies = fc.sample(someone, { numRuns: 60, seed: 20_261_122 })
    for (const [index, body] of bodies.entries()) {
      await created(scim(), '/Users', {
        schemas: [core],
        userName: `p${index}`,
        ...(JSON.parse(JSON.stringify(body)) as JsonObject),
      })
    }
    people = listed(await scim().get('/Users?count=1000'))
  })

  it('finds by SQL whom it matches in memory', async () => {
    await fc.assert(
      fc.asyncProperty(filter, async (sent) => {
        const parsed = parseFilter(sent)
        const expected = people.filter((user) => matchesFilter(parsed, user, userType))
        const found = listed(await scim().get(`/Users${query(sent)}&count=1000&attributes=userName`))
        const names = (users: readonly JsonObject[]) => users.map(({ userName }) => String(userName)).sort()
        expect(names(found), sent).toEqual(names(expected))
      }),
      { numRuns: 400 },
    )
  })
})
