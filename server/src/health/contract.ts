/** What the room offers to `admin`. Times are ISO 8601 in UTC with milliseconds. */
import type { Actor } from '../directory/operator-contract.ts'
import type { ConditionLink } from './conditions/links.ts'
import type { ConditionWords } from './conditions/words.ts'
import type { AccountSettings, ServerSettings } from './settings/shape.ts'

export interface CycleRecord {
  readonly id: string
  /** `byHand`: a connection test, provision on demand, or a small run outside of Entra's rhythm. */
  readonly kind: 'cycle' | 'byHand'
  readonly beganAt: string
  readonly endedAt: string
  /** More may still come. */
  readonly running: boolean
  readonly created: number
  readonly updated: number
  readonly disabled: number
  readonly deleted: number
  readonly groupChanges: number
  /** Refused writes. */
  readonly failed: number
  /** Everything that was refused. */
  readonly refused: number
  readonly requests: number
}

export interface ConditionRecord {
  readonly id: string
  readonly scimServerId: string
  readonly kind: string
  readonly subject: string
  readonly level: 'red' | 'amber'
  readonly beganAt: string
  readonly endedAt: string | null
  readonly ending: 'recovered' | 'disconnected' | 'accepted' | 'switchedOff' | null
  readonly endedBy: string | null
  readonly toldAt: string | null
  readonly words: ConditionWords
  /** How it ended; null while it is open. */
  readonly clear: { readonly title: string; readonly seen: string } | null
  readonly links: readonly ConditionLink[]
}

export interface WebhookRecord {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly enabled: boolean
  /** Why it was switched off by itself. */
  readonly trouble: string | null
  readonly createdAt: string
  readonly createdBy: string
}

export interface DeliveryRecord {
  readonly id: string
  readonly event: 'began' | 'ended' | 'test'
  readonly title: string
  readonly channel: 'email' | 'webhook'
  readonly target: string
  readonly state: 'waiting' | 'sent' | 'givenUp'
  readonly createdAt: string
  /** When it is tried again; null once it is done. */
  readonly nextAt: string | null
  readonly attempts: readonly {
    readonly at: string
    readonly outcome: 'sent' | 'failed'
    readonly status: number | null
    readonly problem: string | null
  }[]
}

/** How a test went. `problem` says what to mend. */
export interface TestResult {
  readonly ok: boolean
  readonly problem: string | null
}

/** Health of one account. A foreign id names nothing. What an operator does is recorded in the audit and shown as activity. */
export interface AccountHealth {
  /** Newest first, 30 days. */
  cycles(scimServerId: string): Promise<readonly CycleRecord[]>
  /** Open ones first, then newest first. @param scimServerId null: of all */
  conditions(scimServerId: string | null): Promise<readonly ConditionRecord[]>
  /** "That was meant." @throws {NotFoundError} also for one that has ended */
  accept(conditionId: string, actor: Actor): Promise<void>
  settings(): Promise<AccountSettings>
  changeSettings(settings: AccountSettings, actor: Actor): Promise<void>
  serverSettings(scimServerId: string): Promise<ServerSettings>
  changeServerSettings(scimServerId: string, settings: ServerSettings, actor: Actor): Promise<void>
  webhooks(): Promise<readonly WebhookRecord[]>
  /** @throws {WebhookAddressError} @returns the secret, shown once */
  addWebhook(name: string, url: string, actor: Actor): Promise<{ id: string; secret: string }>
  /** Switches it on again, or off. @throws {NotFoundError} */
  switchWebhook(id: string, enabled: boolean, actor: Actor): Promise<void>
  /** @throws {NotFoundError} */
  removeWebhook(id: string, actor: Actor): Promise<void>
  /** Sends a test now. @throws {NotFoundError} */
  testWebhook(id: string): Promise<TestResult>
  testMail(operatorId: string): Promise<TestResult>
  /** Newest first, at most 100. */
  deliveries(): Promise<readonly DeliveryRecord[]>
}

export interface Health {
  account(accountId: string): AccountHealth
  /** Whether notices can go by e-mail: DYNASEND_SMTP_HOST is set. */
  readonly mailIsSet: boolean
  /** Watches every SCIM server once, now. Never throws. */
  watch(): Promise<void>
  /** Sends every notice that is due, now. Never throws. */
  send(): Promise<void>
}
