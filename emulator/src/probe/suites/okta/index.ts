import type { Suite } from '../../case.ts'

/** Okta's published checks. */
export const okta: Suite = { id: 'okta', title: "Okta's published checks", profile: 'okta', checks: [] }
