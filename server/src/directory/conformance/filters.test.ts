import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { Condition, ScimDirectory } from '../contract.ts'
import { matches } from '../testing/matches.ts'
import { groupDocument, options, testScimServer, userDocument } from './scim-server.ts'

const extension = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
// Letters that lower-case to more, to less, or to nothing new; wildcards of LIKE; a letter beyond the first plane.
const letters = ['a', 'A', 'ß', 'İ', 'Σ', 'é', '%', '_', '\\', "'", '"', ' ', '0', '𝒜', '\u{10FFFD}']
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...letters), maxLength: 5 }),
  fc.string({ unit: fc.constantFrom('x', 'X', '%'), minLength: 195, maxLength: 210 }),
)
// An element without any value is no value (RFC 7643 section 2.5), so each has one at least.
const element = fc.record({ type: fc.constantFrom('work', 'home'), value: text }, { requiredKeys: ['type'] })
const documents = fc.record(
  {
    title: text,
    nickName: text,
    emails: fc.array(element, { maxLength: 3 }),
    name: fc.record({ givenName: text, familyName: text }, { requiredKeys: [] }),
    [extension]: fc.record({ department: text, costCenter: text }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)
const paths = [
  'title',
  'nickname',
  'emails.value',
  'emails.type',
  'name.givenname',
  `${extension.toLowerCase()}:department`,
  'unknown',
  'username',
]
const comparison = (path: fc.Arbitrary<string>): fc.Arbitrary<Condition> =>
  fc.record({
    kind: fc.constant('compare' as const),
    path,
    operator: fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'),
    value: text,
    caseExact: fc.boolean(),
    type: fc.constant('string' as const),
  })
const inElement = fc
  .array(comparison(fc.constantFrom('emails.type', 'emails.value')), { minLength: 1, maxLength: 2 })
  .map((parts): Condition => ({ kind: 'element', path: 'emails', condition: { kind: 'and', conditions: parts } }))
const present = fc
  .constantFrom(...paths, 'emails', 'name', extension.toLowerCase())
  .map((path): Condition => ({ kind: 'present', path }))
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    comparison(fc.constantFrom(...paths)),
    present,
    inElement,
    tie('condition').map((inner): Condition => ({ kind: 'not', condition: inner })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('condition'), { minLength: 1, maxLength: 3 }))
      .map(([kind, conditions]): Condition => ({ kind, conditions })),
  ),
}))

async function found({ users }: ScimDirectory, filter: Condition): Promise<string[]> {
  const page = { kind: 'index', startIndex: 1, count: 500 } as const
  const { resources, totalResults } = await users.find({
    filter,
    sort: null,
    page,
    include: { groups: false, members: false },
  })
  expect(totalResults).toBe(resources.length)
  return resources.map((user) => user.id)
}

describeDatabases('filters', (database) => {
  it('find exactly what they mean, whatever the values are', async () => {
    const { directory } = await testScimServer(database().database)
    const samples = fc.sample(documents, { numRuns: 60, seed: 7 })
    const people: { id: string; document: JsonObject }[] = []
    for (const [index, sample] of samples.entries()) {
      const document = { ...userDocument(`p${index}`), ...sample } as JsonObject
      people.push(await directory.users.create(document, options))
    }
    await fc.assert(
      fc.asyncProperty(condition, async (filter) => {
        const expected = people.filter((person) => matches(filter, person.document)).map((person) => person.id)
        expect((await found(directory, filter)).toSorted()).toEqual(expected.toSorted())
      }),
      { numRuns: 400 },
    )
  })

  it('follow what changed: an update takes the old values out and puts the new ones in', async () => {
    const { directory } = await testScimServer(database().database)
    const by = (value: string): Condition => ({
      kind: 'compare',
      path: 'emails.value',
      operator: 'eq',
      value,
      caseExact: false,
      type: 'string',
    })
    const emails = (...values: string[]) => values.map((value) => ({ type: 'work', value }))
    const { id } = await directory.users.create({ ...userDocument('Anna'), emails: emails('a@x', 'b@x') }, options)
    await directory.users.update(id, ({ document }) => ({ ...document, emails: emails('B@X', 'c@x') }), options)
    expect(await found(directory, by('a@x'))).toEqual([])
    expect(await found(directory, by('b@x'))).toEqual([id])
    expect(await found(directory, by('C@x'))).toEqual([id])
  })

  it('compare instants, numbers and booleans as what they are', async () => {
    const { directory } = await testScimServer(database().database)
    const own = { hired: '2026-03-01T10:00:00+02:00', floor: 12, remote: true }
    const { id } = await directory.users.create({ ...userDocument('Anna'), ...own }, options)
    const compare = (path: string, operator: 'eq' | 'gt' | 'lt', value: string | number | boolean) => {
      const type = typeof value === 'string' ? 'dateTime' : (typeof value as 'number' | 'boolean')
      return found(directory, { kind: 'compare', path, operator, value, caseExact: false, type })
    }
    expect(await compare('hired', 'eq', '2026-03-01T08:00:00Z')).toEqual([id])
    expect(await compare('hired', 'gt', '2026-03-01T08:00:00.001Z')).toEqual([])
    expect(await compare('floor', 'gt', 9)).toEqual([id])
    expect(await compare('floor', 'lt', 12)).toEqual([])
    expect(await compare('remote', 'eq', true)).toEqual([id])
    expect(await compare('meta.created', 'gt', '2020-01-01T00:00:00Z')).toEqual([id])
  })

  it('know memberships: people by group, also through groups, and groups by member', async () => {
    const { directory } = await testScimServer(database().database)
    const { id } = await directory.users.create(userDocument('Anna'), options)
    const inner = await directory.groups.create(groupDocument('Inner'), [{ value: id }], options)
    const outer = await directory.groups.create(groupDocument('Outer'), [{ value: inner.id }], options)
    const compare = (path: string, value: string): Condition => ({
      kind: 'compare',
      path,
      operator: 'eq',
      value,
      caseExact: true,
      type: 'string',
    })
    expect(await found(directory, compare('groups.value', inner.id))).toEqual([id])
    expect(await found(directory, compare('groups.value', outer.id))).toEqual([id])
    expect(await found(directory, compare('groups.value', 'nobody'))).toEqual([])
    const holding = await directory.groups.find({
      filter: compare('members.value', id),
      sort: null,
      page: { kind: 'index', startIndex: 1, count: 10 },
      include: { groups: false, members: false },
    })
    expect(holding.resources.map((group) => group.id)).toEqual([inner.id])
  })
})
