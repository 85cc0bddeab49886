import { type Clock, type Log, type Seal, systemClock } from '../base/index.ts'
import type { Database } from '../storage/index.ts'
import type { AccountDelivery, Delivery } from './contract.ts'
import { openKeyGuard } from './keys/authenticate.ts'
import { createKey, listKeys, revokeKey } from './keys/keys.ts'

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
}

/** Opens the room: nothing runs by itself. */
export function openDelivery(given: DeliveryParts): Delivery {
  const context = { clock: systemClock, ...given }
  const { database } = context
  return {
    caller: openKeyGuard(context),
    account: (accountId): AccountDelivery => ({
      keys: () => listKeys(database, accountId),
      createKey: (wanted, actor) => createKey(context, accountId, wanted, actor),
      revokeKey: (id, actor) => revokeKey(context, accountId, id, actor),
    }),
  }
}
