/**
 * What Okta publishes for authors of SCIM servers: the Runscope tests "SPEC" and "CRUD", and the reference of the requests
 * that Okta sends. Times that those tests demand are left to the load step.
 */
import type { Suite } from '../../case.ts'
import { crud } from './crud.ts'
import { groups } from './groups.ts'
import { spec } from './spec.ts'

export const okta: Suite = {
  id: 'okta',
  title: "Okta's published checks",
  profile: 'okta',
  checks: [...spec, ...crud, ...groups],
}
