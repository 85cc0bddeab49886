import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PatchPath, parseFilter, parsePath, printFilter, printPath } from '../index.ts'
import { arbitraryFilter } from '../testing/arbitrary-filter.ts'

const wide = { maxLength: 1_000_000, maxDepth: 1000, maxNodes: 100_000 }

describe('what is printed reads back', () => {
  test('as the same filter', () => {
    fc.assert(
      fc.property(arbitraryFilter, (filter) => {
        expect(parseFilter(printFilter(filter), wide)).toEqual(filter)
      }),
      { numRuns: 2000 },
    )
  })

  test('as the same path', () => {
    const paths = fc.record({
      filter: arbitraryFilter.filter((filter) => !printFilter(filter).includes('[')),
      sub: fc.option(fc.constantFrom('value', '$ref')),
    })
    fc.assert(
      fc.property(paths, ({ filter, sub }) => {
        const path: PatchPath = {
          schema: 'urn:ietf:params:scim:schemas:core:2.0:User',
          attribute: 'emails',
          subAttribute: sub,
          filter,
        }
        fc.pre(printPath(path).length <= 4096)
        expect(parsePath(printPath(path), wide)).toEqual(path)
      }),
    )
  })
})
