/** What the room offers to `admin` and the command line. Times are ISO 8601 in UTC with milliseconds. */
import type { Readable } from 'node:stream'
import type { Actor } from '../directory/operator-contract.ts'
import type { ArchiveRecord } from './archive/archives.ts'
import type { MailClient } from './desktop/index.ts'
import type { ApiCaller } from './keys/authenticate.ts'
import type { ApiKeyRecord } from './keys/keys.ts'
import type { ApiScope } from './keys/scopes.ts'
import type { MessageRecord } from './webhooks/messages.ts'
import type { SignatureWebhook } from './webhooks/store.ts'

/** Delivery of one account. A foreign id names nothing. What an operator does is in the audit and shown as activity. */
export interface AccountDelivery {
  /** Newest first, revoked ones too. */
  keys(): Promise<readonly ApiKeyRecord[]>
  /** @throws {KeyLimitError} @returns the key, shown once */
  createKey(
    wanted: { readonly name: string; readonly scopes: readonly ApiScope[] },
    actor: Actor,
  ): Promise<{ id: string; key: string }>
  /** @throws {NotFoundError} */
  revokeKey(id: string, actor: Actor): Promise<void>
  /** The last archives, newest first. */
  archives(): Promise<readonly ArchiveRecord[]>
  /** @throws {ArchiveRunningError} @returns its id */
  startArchive(clients: readonly MailClient[], actor: Actor): Promise<string>
  /** @throws {NotFoundError} */
  stopArchive(id: string): Promise<void>
  /** The bytes of one that is done; null: there is none, or its day is over. */
  readArchive(id: string, actor: Actor): Promise<Readable | null>
  webhooks(): Promise<readonly SignatureWebhook[]>
  /** @throws {WebhookAddressError} @returns the signing secret, shown once */
  addWebhook(
    entered: { readonly name: string; readonly url: string },
    actor: Actor,
  ): Promise<{ id: string; secret: string }>
  /** @throws {NotFoundError} */
  switchWebhook(id: string, enabled: boolean, actor: Actor): Promise<void>
  /** @throws {NotFoundError} */
  removeWebhook(id: string, actor: Actor): Promise<void>
  /** Posts a test now. @throws {NotFoundError} */
  testWebhook(id: string): Promise<{ readonly ok: boolean; readonly problem: string | null }>
  /** What webhooks were told, newest first, at most 100. */
  messages(): Promise<readonly MessageRecord[]>
  /** Where a person's own page is; null without a signature. @throws {NotFoundError} */
  address(personId: string): Promise<string | null>
  /** @throws {NotFoundError} */
  rotateAddress(personId: string, actor: Actor): Promise<void>
}

export interface Delivery {
  account(accountId: string): AccountDelivery
  /** Whose key it is; null: no key that works. */
  caller(key: string): Promise<ApiCaller | null>
  /** Tells every webhook what it does not know yet, now. Never throws. */
  send(): Promise<void>
  /** Makes archives and tells webhooks from now on. @returns stops, and waits for what runs */
  start(): () => Promise<void>
}
