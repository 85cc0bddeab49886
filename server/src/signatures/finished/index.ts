/**
 * Owns the finished signatures: how each person's stands (`signature_people`), what is served (`signatures`), and the feed of
 * what changed (`signature_changes`). Makes none: `follow` hands over compositions and learns what they changed. `delivery`,
 * `portal` and `admin` read through `openFinished`, and never the tables.
 */
export { newAddress } from './address.ts'
export type {
  ChangeKind,
  FinishedChange,
  FinishedPerson,
  FinishedSignature,
  FinishedSignatures,
  FinishedState,
  StateCounts,
} from './contract.ts'
export { finishedStates } from './contract.ts'
export { forgetFinished } from './forget.ts'
export { openFinished } from './reads.ts'
export { type Cause, type Looked, type Slice, type Stored, storeSlice } from './store.ts'
