import { listChanges } from './changes.ts'
import { listSignatures } from './list.ts'
import { getSignature } from './one.ts'
import type { BoundOperation } from './operation.ts'

/** The whole public API. */
export const operations: readonly BoundOperation[] = [listSignatures, listChanges, getSignature]
