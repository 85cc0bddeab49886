import { StorageUnavailableError } from '../../storage/contract.ts'

/** Whether storage said that it cannot answer now: nothing was written, and a later try may succeed. */
export const isUnavailable = (error: unknown): boolean => error instanceof StorageUnavailableError
