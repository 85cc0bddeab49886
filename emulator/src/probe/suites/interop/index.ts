import type { Suite } from '../../case.ts'

/** SCIM Interoperability Profile (draft). */
export const interop: Suite = {
  id: 'interop',
  title: 'SCIM Interoperability Profile (draft)',
  profile: 'interop',
  checks: [],
}
