/**
 * Owns the domain: accounts, SCIM servers, Secret Tokens, users, groups, what happened and what changed. Owns no
 * database and no wire format. `protocol` reaches it through `Directory`, `admin` and the command line through
 * `Installation`; only `server.ts` opens it.
 */
export type * from './client-contract.ts'
export { workloadCredential } from './client-contract.ts'
export type * from './contract.ts'
export type * from './held-contract.ts'
export { type EffectivePerson, type PeopleInEffect, peopleInEffect } from './holds/effective.ts'
export type { ChangeFeed, FeedChange } from './holds/feed.ts'
export { forgetDepartures } from './holds/forget.ts'
export { type OpenDirectory, openDirectory } from './open.ts'
export type * from './operator-contract.ts'
export { type Removal, removePerson } from './operators/remove-person.ts'
