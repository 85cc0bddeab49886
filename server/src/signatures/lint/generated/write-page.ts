/** `node server/src/signatures/lint/generated/write-page.ts`: writes docs/designers/lint.md anew from the rules. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lintPage } from './page.ts'

writeFileSync(join(import.meta.dirname, '../../../../../docs/designers/lint.md'), lintPage())
