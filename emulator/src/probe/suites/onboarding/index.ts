import type { Suite } from '../../case.ts'
import { credentialLines } from './credentials.ts'
import { directLines } from './direct.ts'
import { groupLines } from './groups.ts'
import { pagingLines } from './paging.ts'
import { userLines } from './users.ts'

/**
 * The 25 tests of Microsoft's onboarding suite for the gallery. What there goes through a tenant is done here by the
 * requests that the tenant would make.
 */
export const onboarding: Suite = {
  id: 'onboarding',
  title: 'Microsoft onboarding suite (2026)',
  profile: 'entra',
  checks: [...userLines, ...groupLines, ...directLines, ...credentialLines, ...pagingLines],
}
