import { type Clock, type Log, type Seal, systemClock } from '../base/index.ts'
import { networksOf, type Resolve, resolveHost } from '../health/index.ts'
import { startJobs } from '../signatures/jobs/index.ts'
import type { Database } from '../storage/index.ts'
import { addressOf, rotateAddress } from './addresses.ts'
import { listArchives, readArchive, startArchive, stopArchive } from './archive/archives.ts'
import { archiveHandler, removeOldArchives } from './archive/make.ts'
import type { AccountDelivery, Delivery } from './contract.ts'
import { openKeyGuard } from './keys/authenticate.ts'
import { createKey, listKeys, revokeKey } from './keys/keys.ts'
import { listMessages } from './webhooks/messages.ts'
import { removeOldMessages, type SendParts, sendDue, sendTest } from './webhooks/send.ts'
import { addWebhook, listWebhooks, removeWebhook, switchWebhook } from './webhooks/store.ts'

export interface DeliveryParts {
  readonly database: Database
  readonly seal: Seal
  readonly log: Log
  /** Without a slash at the end. */
  readonly publicUrl: string
  /** Finished archives are kept below it. */
  readonly dataFolder: string
  /** Networks that webhooks may reach although they are not public: `10.0.0.0/8`. */
  readonly webhookNetworks: readonly string[]
  readonly clock?: Clock
  readonly random?: () => number
  readonly resolve?: Resolve
  /** Certificates to trust beside the system's, PEM; for tests. */
  readonly trusted?: string | undefined
  /** How long a webhook's receiver may take, in milliseconds. */
  readonly patience?: number | undefined
}

interface Parts extends DeliveryParts, SendParts {
  readonly clock: Clock
  readonly random: () => number
  readonly resolve: Resolve
}

const lookEvery = 1000
const tidyEvery = 60 * 60_000

/** Opens the room: nothing runs by itself before `start`. */
export function openDelivery(given: DeliveryParts): Delivery {
  const { clock = systemClock, random = Math.random, resolve = resolveHost } = given
  const parts: Parts = { ...given, clock, random, resolve, allowed: networksOf(given.webhookNetworks) }
  let sending: Promise<void> | null = null
  const send = (): Promise<void> => {
    // One at a time: a slow receiver must not pile rounds up.
    sending ??= sendDue(parts).finally(() => {
      sending = null
    })
    return sending
  }
  return {
    caller: openKeyGuard(parts),
    account: (accountId) => accountDelivery(parts, accountId),
    send,
    start() {
      const jobs = startJobs({ ...parts, handlers: { archive: archiveHandler(parts) } })
      const sender = setInterval(() => void send(), lookEvery).unref()
      const tidy = (): void => void removeOldArchives(parts).then(() => removeOldMessages(parts))
      const tidying = setInterval(tidy, tidyEvery).unref()
      tidy()
      return async () => {
        clearInterval(sender)
        clearInterval(tidying)
        await jobs.stop()
        await sending
      }
    },
  }
}

function accountDelivery(parts: Parts, accountId: string): AccountDelivery {
  const { database, publicUrl } = parts
  return {
    keys: () => listKeys(database, accountId),
    createKey: (wanted, actor) => createKey(parts, accountId, wanted, actor),
    revokeKey: (id, actor) => revokeKey(parts, accountId, id, actor),
    archives: () => listArchives(parts, accountId),
    startArchive: (clients, actor) => startArchive(parts, accountId, clients, actor),
    stopArchive: (id) => stopArchive(parts, accountId, id),
    readArchive: (id, actor) => readArchive(parts, accountId, id, actor),
    webhooks: () => listWebhooks(database, accountId),
    addWebhook: (entered, actor) => addWebhook(parts, accountId, entered, actor),
    switchWebhook: (id, enabled, actor) => switchWebhook(parts, accountId, id, enabled, actor),
    removeWebhook: (id, actor) => removeWebhook(parts, accountId, id, actor),
    testWebhook: (id) => sendTest(parts, accountId, id),
    messages: () => listMessages(database, accountId),
    address: (personId) => addressOf(database, publicUrl, accountId, personId),
    rotateAddress: (personId, actor) => rotateAddress(parts, accountId, personId, actor),
  }
}
