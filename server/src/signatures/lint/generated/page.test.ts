import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lintPage } from './page.ts'

it('docs/designers/lint.md says what the rules say', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../../docs/designers/lint.md'), 'utf8')
  expect(page, 'node server/src/signatures/lint/generated/write-page.ts').toBe(lintPage())
})
