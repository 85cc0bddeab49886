import { expect, test } from 'vitest'
import { matches } from './page.ts'

test.each([
  ['anna', 'Anna Berg', true],
  ['ÉMILE', 'émile zola', true],
  [' berg ', 'Anna Berg', true],
  ['a.b', 'a.b@x.example', true],
  ['a.b', 'axb@x.example', false],
  ['(x', 'Sales (x)', true],
  ['[a-z]+$^|\\{}?*', 'no such text', false],
  ['\\', 'back\\slash', true],
  ['/', 'a/b', true],
  ['-', 'a-b', true],
  ['', 'anything', true],
])('a search for %j in %j', (search, text, found) => {
  expect(matches(search, null, text)).toBe(found)
  expect(matches(search, text)).toBe(found)
})
