import fc from 'fast-check'
import type { Directory, KnownUser } from '../model/directory.ts'
import { byCodePoint, finds, type TextOperator, textPaths, type Wanted, written } from '../model/filter.ts'
import type { JsonObject } from '../model/json.ts'
import { folded } from '../model/person.ts'
import { idOf, shownGroup, shownUser } from '../model/shown.ts'
import { Command, chosen, listOf } from './command.ts'
import { recased, userName, word } from './words.ts'

const operators: readonly TextOperator[] = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'le']

const test: fc.Arbitrary<Wanted> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant('text' as const),
      path: fc.constantFrom(...textPaths),
      operator: fc.constantFrom(...operators),
      value: word,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('present' as const),
      path: fc.constantFrom('active' as const, ...textPaths),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('active' as const),
      operator: fc.constantFrom('eq' as const, 'ne' as const),
      value: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('element' as const),
      list: fc.constantFrom('emails' as const, 'phoneNumbers' as const),
      type: fc.constantFrom('work', 'home', 'mobile'),
      value: word,
    }),
  },
)

const wanted = fc.letrec<{ any: Wanted }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    test,
    fc.record({ is: fc.constantFrom('and' as const, 'or' as const), left: tie('any'), right: tie('any') }),
    fc.record({ is: fc.constant('not' as const), of: tie('any') }),
  ),
})).any

/** Without an order asked for, a list is a list by age. */
const found = (model: Directory, filter: Wanted | null): KnownUser[] =>
  [...model.users.values()].filter(({ person }) => filter === null || finds(filter, person))

const brief = ({ handle, person }: KnownUser): JsonObject => ({
  schemas: [...person.schemas],
  id: idOf(handle),
  userName: person.texts.get('userName') ?? '',
})

/** Entra's look-up before it creates. */
const lookUp = fc.tuple(userName, fc.constantFrom('same' as const, 'upper' as const, 'lower' as const)).map(
  ([name, how]) =>
    new Command('look up', { name, how }, (model) => {
      const filter: Wanted = { is: 'text', path: 'userName', operator: 'eq', value: recased(name, how) }
      return [
        {
          call: { method: 'GET', path: `/Users?filter=${encodeURIComponent(written(filter))}` },
          expect: () => {
            const users = found(model, filter).map((user) => shownUser(model, user))
            return { status: 200, body: listOf(users, users.length, 1) }
          },
        },
      ]
    }),
)

/** RFC 7644 section 3.4.2.4: a startIndex below 1 is 1, a count below 0 is 0. */
const page = fc
  .tuple(fc.option(wanted, { nil: null }), fc.integer({ min: -1, max: 6 }), fc.integer({ min: -1, max: 5 }))
  .map(
    ([filter, startIndex, count]) =>
      new Command('page', { filter: filter && written(filter), startIndex, count }, (model) => {
        const query = filter === null ? '' : `&filter=${encodeURIComponent(written(filter))}`
        return [
          {
            call: { method: 'GET', path: `/Users?startIndex=${startIndex}&count=${count}&attributes=userName${query}` },
            expect: () => {
              const users = found(model, filter)
              const first = Math.max(1, startIndex)
              const shown = users.slice(first - 1, first - 1 + Math.max(0, count))
              return { status: 200, body: listOf(shown.map(brief), users.length, first) }
            },
          },
        ]
      }),
  )

const walk = fc
  .tuple(
    fc.option(wanted, { nil: null }),
    fc.integer({ min: 1, max: 3 }),
    fc.constantFrom('none', 'ascending', 'descending'),
  )
  .map(
    ([filter, count, order]) =>
      new Command('walk', { filter: filter && written(filter), count, order }, (model) => {
        const query = filter === null ? '' : `&filter=${encodeURIComponent(written(filter))}`
        const sort = order === 'none' ? '' : `&sortBy=userName&sortOrder=${order}`
        return [
          {
            call: { method: 'GET', path: `/Users?cursor&count=${count}&attributes=userName${query}${sort}` },
            expect: () => {
              const users = inOrder(found(model, filter), order)
              const body = { totalResults: users.length, Resources: users.map(brief) }
              return { status: 200, body, walk: true }
            },
          },
        ]
      }),
  )

function inOrder(users: readonly KnownUser[], order: string): readonly KnownUser[] {
  if (order === 'none') return users
  const key = ({ person }: KnownUser) => folded(person.texts.get('userName') ?? '')
  const ascending = users.toSorted((left, right) => byCodePoint(key(left), key(right)))
  return order === 'descending' ? ascending.toReversed() : ascending
}

/** Entra's look-up of a group, and its question whether somebody is a member. */
const findGroups = fc.tuple(word, fc.nat({ max: 7 }), fc.boolean()).map(
  ([name, who, byMember]) =>
    new Command('find groups', { name, who, byMember }, (model) => {
      const member = chosen(model.userHandles, who, 'U')
      const filter = byMember ? `members.value eq "${idOf(member)}"` : `displayName eq ${JSON.stringify(name)}`
      return [
        {
          call: { method: 'GET', path: `/Groups?excludedAttributes=members&filter=${encodeURIComponent(filter)}` },
          expect: () => {
            const groups = [...model.groups.values()].filter(({ displayName, members }) =>
              byMember ? members.has(member) : folded(displayName) === folded(name),
            )
            return {
              status: 200,
              body: listOf(
                groups.map((group) => shownGroup(model, group, false)),
                groups.length,
                1,
              ),
            }
          },
        },
      ]
    }),
)

/** Look-ups, filters, pages and walks. */
export const listCommands = [
  { weight: 3, arbitrary: lookUp },
  { weight: 2, arbitrary: page },
  { weight: 2, arbitrary: walk },
  { weight: 2, arbitrary: findGroups },
]
