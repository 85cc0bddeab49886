import { type Clock, type Log, type Seal, systemClock } from '../base/index.ts'
import type { Database } from '../storage/index.ts'
import { openAccountHealth } from './account-health.ts'
import type { Health } from './contract.ts'
import { networksOf, type Resolve, resolveHost } from './notices/address.ts'
import { deliverDue } from './notices/deliver.ts'
import type { MailSettings } from './notices/mail.ts'
import { watchRound } from './rounds.ts'

export interface HealthParts {
  readonly database: Database
  readonly seal: Seal
  readonly log: Log
  /** Without a slash at the end; every link in a notice begins with it. */
  readonly publicUrl: string
  /** Null: nobody is told by e-mail. */
  readonly mail: MailSettings | null
  /** Networks that webhooks may reach although they are not public: `10.0.0.0/8`. */
  readonly webhookNetworks: readonly string[]
  readonly clock?: Clock
  readonly random?: () => number
  readonly resolve?: Resolve
  /** Certificates to trust beside the system's, PEM; for tests. */
  readonly trusted?: string
  /** How long a webhook's receiver may take, in milliseconds. */
  readonly patience?: number
}

const watchEvery = 20_000
const sendEvery = 5_000

/** Opens the room: nothing runs by itself before `startHealth`. */
export function openHealth(given: HealthParts): Health {
  const { clock = systemClock, random = Math.random, resolve = resolveHost } = given
  const allowed = networksOf(given.webhookNetworks)
  const parts = { ...given, clock, random, resolve, allowed, mailIsSet: given.mail !== null, cleaned: { at: 0 } }
  let watching = Promise.resolve()
  let sending: Promise<void> | null = null
  return {
    mailIsSet: parts.mailIsSet,
    account: (accountId) => openAccountHealth(parts, accountId),
    watch() {
      watching = watching.then(() => watchRound(parts))
      return watching
    },
    send() {
      // One at a time: a slow receiver must not pile rounds up.
      sending ??= deliverDue(parts).finally(() => {
        sending = null
      })
      return sending
    },
  }
}

/** Watches and sends every few seconds; what is watched is whole minutes. @returns stops both, and waits for what runs */
export function startHealth(health: Pick<Health, 'watch' | 'send'>): () => Promise<void> {
  let last = Promise.resolve()
  const watching = setInterval(() => {
    last = health.watch().then(() => health.send())
  }, watchEvery).unref()
  const sending = setInterval(() => {
    last = health.send()
  }, sendEvery).unref()
  return async () => {
    clearInterval(watching)
    clearInterval(sending)
    await last
  }
}
