/**
 * draft-zollner-scim-interop-profile-01, each requirement to a server as a line in a column of its own: a draft that neither
 * Entra nor Okta meets, and that contradicts what both send in two places, which is said there.
 */
import type { Suite } from '../../case.ts'
import { model } from './model.ts'
import { protocol } from './protocol.ts'

export const interop: Suite = {
  id: 'interop',
  title: 'SCIM Interoperability Profile (draft)',
  profile: 'interop',
  checks: [...model, ...protocol],
}
