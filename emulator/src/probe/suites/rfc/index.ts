import type { Suite } from '../../case.ts'

/** Examples of RFC 7644. */
export const rfc: Suite = { id: 'rfc', title: 'Examples of RFC 7644', profile: 'rfc', checks: [] }
