/**
 * Owns the audit log: one chain of hashes per account and one for the installation, its signed heads, its checking, its export,
 * and how long records are kept. Owns no deed: whoever does one appends here, in the transaction that does it. `directory`,
 * `health`, `privacy` and `admin` append; `admin`, `cli` and `server.ts` open it. Not on the way of a SCIM call.
 */
export { type Actor, appendEntry, commandLine, installationChain, type NewEntry, product } from './chain/append.ts'
export { type ChainProblem, type ChainReport, verifyChain } from './chain/verify.ts'
export type * from './contract.ts'
export { AuditError } from './error.ts'
export { type HeadFile, readHeadFile, readPublicKey } from './heads/document.ts'
export { type AuditParts, openAudit, startAudit } from './open.ts'
export { type Retention, retentionLimits, retentionOf } from './retention/settings.ts'
