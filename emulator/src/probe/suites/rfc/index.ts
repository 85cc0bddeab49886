/** The examples of RFC 7643 and RFC 7644 as requests. What a server does not offer (bulk, sort, ETag) is skipped. */
import type { Suite } from '../../case.ts'
import { create } from './create.ts'
import { filters } from './filters.ts'
import { patch } from './patch.ts'
import { protocol } from './protocol.ts'
import { reading } from './reading.ts'
import { replace } from './replace.ts'

export const rfc: Suite = {
  id: 'rfc',
  title: 'Examples of RFC 7643 and RFC 7644',
  profile: 'rfc',
  checks: [...create, ...reading, ...filters, ...patch, ...replace, ...protocol],
}
