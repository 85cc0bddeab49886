/**
 * Owns how signatures keep up: which people a change of the directory touches, who is looked at after a publication or when a
 * banner begins, and that each is stored once, whatever stops in between. Keeps its place in `signature_followers`. Composes by
 * `compose`, stores by `finished`, leaves long work to `jobs`; writes nothing of the directory. Only `open.ts` starts it.
 */
export { behindOf } from './behind.ts'
export type { FollowFacts, FollowParts, Step } from './contract.ts'
export { breakLease } from './lease.ts'
export { type FollowRounds, startFollow } from './start.ts'
export { wakingDirectory } from './waking.ts'
