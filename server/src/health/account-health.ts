import type { Clock } from '../base/index.ts'
import { NotFoundError } from '../directory/errors.ts'
import type { AccountHealth } from './contract.ts'
import type { DeliveryParts } from './notices/deliver.ts'
import { assertWebhook, sendTest } from './notices/test-notice.ts'
import { addWebhook, listWebhooks, removeWebhook, switchWebhook } from './notices/webhooks.ts'
import { accept, conditions } from './reads/conditions.ts'
import { cycles } from './reads/cycles.ts'
import { deliveries } from './reads/deliveries.ts'
import { accountSettings, serverSettings, writeSettings } from './settings/stored.ts'

export interface AccountParts extends DeliveryParts {
  readonly clock: Clock
  readonly publicUrl: string
}

/** Health of one account; every query begins with its id. */
export function openAccountHealth(parts: AccountParts, accountId: string): AccountHealth {
  const { database, clock, seal } = parts
  const { read } = database
  const owned = async (scimServerId: string): Promise<string> => {
    const row = await read
      .selectFrom('scim_servers')
      .select('id')
      .where('account_id', '=', accountId)
      .where('id', '=', scimServerId)
      .executeTakeFirst()
    if (row === undefined) throw new NotFoundError('No such SCIM server.')
    return scimServerId
  }
  return {
    cycles: async (id) => cycles(read, accountId, await owned(id), clock.now()),
    conditions: async (id) => conditions(read, accountId, id === null ? null : await owned(id)),
    accept: async (id, name) => accept(database, accountId, id, name, clock.now()),
    settings: async () => accountSettings(read, accountId),
    changeSettings: async (settings) => {
      await database.write((tx) => writeSettings(tx, accountId, '', settings))
    },
    serverSettings: async (id) => serverSettings(read, accountId, await owned(id)),
    changeServerSettings: async (id, settings) => {
      const scimServerId = await owned(id)
      await database.write((tx) => writeSettings(tx, accountId, scimServerId, settings))
    },
    webhooks: async () => listWebhooks(database, accountId),
    addWebhook: async (name, url, by) => addWebhook({ database, seal, now: clock.now() }, accountId, { name, url, by }),
    switchWebhook: async (id, enabled) => switchWebhook(database, accountId, id, enabled),
    removeWebhook: async (id) => removeWebhook(database, accountId, id),
    testWebhook: async (id) => {
      await assertWebhook(parts, accountId, id)
      return sendTest(parts, accountId, { channel: 'webhook', target: `webhook:${id}` })
    },
    testMail: async (operatorId) => sendTest(parts, accountId, { channel: 'email', target: `operator:${operatorId}` }),
    deliveries: async () => deliveries(read, accountId),
  }
}
