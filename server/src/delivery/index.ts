/**
 * Owns how finished signatures get out, one folder per channel, and the keys of the public API. Reads what `signatures`
 * stored and renders nothing; owns no person and no signature. `server.ts` mounts it; `admin` and the command line ask it.
 */

export { type ArchiveRecord, ArchiveRunningError } from './archive/archives.ts'
export type { AccountDelivery, Delivery } from './contract.ts'
export { type MailClient, mailClients } from './desktop/index.ts'
export { type ApiKeyRecord, KeyLimitError } from './keys/keys.ts'
export { type ApiScope, apiScopes, isScope } from './keys/scopes.ts'
export { addDelivery } from './mount.ts'
export { type DeliveryParts, openDelivery } from './open.ts'
export { imageAddress, pictureAt } from './pictures/address.ts'
