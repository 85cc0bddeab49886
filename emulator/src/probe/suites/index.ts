/** Every suite, in the order in which it runs. A suite is a folder with checks; it knows the contract, never the runner. */
import type { Suite } from '../case.ts'
import { interop } from './interop/index.ts'
import { okta } from './okta/index.ts'
import { onboarding } from './onboarding/index.ts'
import { postman } from './postman/index.ts'
import { quirks } from './quirks/index.ts'
import { rfc } from './rfc/index.ts'
import { validator } from './validator/index.ts'

export const suites: readonly Suite[] = [validator, onboarding, postman, quirks, okta, rfc, interop]
