/**
 * Owns how one person's data becomes that person's signature: fields, then rules, then the renderer, in one pure function.
 * Owns none of the three, and stores nothing. `follow` stores what it says; `changes`, `admin` and the benchmarks ask it.
 */
export { type Compose, compileComposer } from './compose.ts'
export { compileFacts, type PersonFacts } from './facts.ts'
export { readsManager } from './reads-manager.ts'
export type { Surroundings } from './surroundings.ts'
