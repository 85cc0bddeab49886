import fc from 'fast-check'
import type { CompareOperator, Filter } from '../filter/tree.ts'
import type { AttributePath } from '../path/attribute-path.ts'

const names = [
  'userName',
  'title',
  'emails',
  'name',
  'active',
  'not',
  'and',
  'or',
  'pr',
  'eq',
  'toString',
  'x-1',
  '$ref',
  'true',
]
const subNames = ['value', 'type', 'primary', 'familyName', '$ref', 'not', 'and']
const schemas = [
  null,
  null,
  null,
  'urn:ietf:params:scim:schemas:core:2.0:User',
  'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User',
]
const operators: readonly CompareOperator[] = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le']

const path: fc.Arbitrary<AttributePath> = fc.record({
  schema: fc.constantFrom(...schemas),
  attribute: fc.constantFrom(...names),
  subAttribute: fc.option(fc.constantFrom(...subNames)),
})

const value: fc.Arbitrary<string | number | boolean | null> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('"', '\\', "'", '(', ')', '[', ']', ' ', '\n', 'a', 'é', '\u{1F600}') }),
  fc.constantFrom('true', 'null', '5', ''),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
)

const leaf = (at: fc.Arbitrary<AttributePath>): fc.Arbitrary<Filter> =>
  fc.oneof(
    fc.record({ kind: fc.constant('present' as const), path: at }),
    fc.record({ kind: fc.constant('compare' as const), path: at, operator: fc.constantFrom(...operators), value }),
  )

function tree(at: fc.Arbitrary<AttributePath>, others: readonly fc.Arbitrary<Filter>[]): fc.Arbitrary<Filter> {
  return fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'filter' },
      leaf(at),
      ...others,
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        filters: fc.array(tie('filter'), { minLength: 2, maxLength: 4 }),
      }),
      fc.record({ kind: fc.constant('not' as const), filter: tie('filter') }),
    ),
  })).filter
}

const element: fc.Arbitrary<Filter> = fc.record({
  kind: fc.constant('element' as const),
  path,
  filter: tree(path, []),
})

/** Any tree that text can say, with names and values that are likely to be misread. */
export const arbitraryFilter: fc.Arbitrary<Filter> = tree(path, [element])
