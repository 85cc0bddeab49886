import type { Suite } from '../../case.ts'

/** The quirk table of Entra. */
export const quirks: Suite = { id: 'quirks', title: 'The quirk table of Entra', profile: 'entra', checks: [] }
