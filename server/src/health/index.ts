/**
 * Owns trouble: Entra's cycles as they are seen in the traffic, the conditions that begin and end, and the notices that
 * tell of them once. Keeps tables of its own (`health_*`) and reads the directory's records along their indexes; owns no
 * person and changes none. `server.ts` opens and starts it; `admin` shows it.
 */
export type * from './contract.ts'
export { networksOf, type Resolve, resolveHost, WebhookAddressError, webhookUrl } from './notices/address.ts'
export { type Mail, type MailSettings, sendMail } from './notices/mail.ts'
export { gapAfter } from './notices/schedule.ts'
export { postWebhook } from './notices/webhook.ts'
export { type HealthParts, openHealth, startHealth } from './open.ts'
export { type AccountSettings, conditionKinds, type ServerSettings } from './settings/shape.ts'
