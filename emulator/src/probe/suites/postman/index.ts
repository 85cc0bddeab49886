import type { Suite } from '../../case.ts'
import { endpointLines } from './endpoints.ts'
import { groupLines } from './groups.ts'
import { listLines } from './lists.ts'
import { userLines } from './users.ts'

/**
 * What Microsoft's two Postman collections assert, without what the validator proves already. Where they contradict RFC
 * 7644, a server that keeps to the RFC gets a warning, no failure.
 */
export const postman: Suite = {
  id: 'postman',
  title: 'Microsoft Postman collections',
  profile: 'entra',
  checks: [...endpointLines, ...userLines, ...listLines, ...groupLines],
}
