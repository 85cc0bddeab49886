import { expect, test } from 'vitest'
import { fuzzParsers } from './parsers/run.ts'

/** Always the same cases; new ones are made by `npm run fuzz`. */
test.each([1, 2, 3])('a result or a SCIM error for each filter, path and PATCH, seed %i', async (seed) => {
  let batches = 0
  const said = await fuzzParsers(seed, () => batches++ === 8)
  expect(said).toMatch(/^8000 cases, [34]\d{3} accepted/u)
})
