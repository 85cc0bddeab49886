/**
 * Owns what every room of the server needs from outside of the product: time, identifiers, random secrets, sealing and
 * the log. Owns no rule of the product. Every room may call it; it calls none.
 */
export { type ChainedEntry, chainHash, chainStart } from './chain-hash.ts'
export { type Clock, systemClock } from './clock.ts'
export { csv, csvCell, csvLine } from './csv.ts'
export { Failures } from './failures.ts'
export { newId } from './ids.ts'
export type { JsonObject, JsonValue } from './json.ts'
export { newLinkToken } from './link-token.ts'
export { createLog, type Log } from './log.ts'
export { createSeal, type Seal, SealError } from './seal.ts'
export { findSealKey, nextSealKey, openSealKey, settleSealKey } from './seal-key.ts'
export {
  digestOf,
  isDigestOf,
  newSecretToken,
  readSecretToken,
  type SecretKind,
  type SecretToken,
} from './secret-token.ts'
export { version } from './version.ts'
export { type ZipFile, zip } from './zip.ts'
