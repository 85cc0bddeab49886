/**
 * Owns losses: what a SCIM client takes away from the directory, when that is too much at once, and what is done with what
 * is held. The directory shows what the client wrote; whoever acts on it asks here what is in effect (`effective.ts`,
 * `feed.ts`). Owns no write of a client: `users`, `groups` and `memberships` tell it what they took away, as the last
 * thing they do; operators decide through `operators/held-changes.ts`.
 */
export { type EffectivePerson, type PeopleInEffect } from './effective.ts'
export { type ChangeFeed, openFeed } from './feed.ts'
export { type LostWith, lossOf, personWasDeactivated, personWasDeleted, personWasRemoved } from './left.ts'
export { type Loss, recordLosses, watchesLosses } from './losses.ts'
export { cameHome, homeOf, membersAreBack, personIsBack } from './returns.ts'
