import type { Clock } from '../base/index.ts'
import { NotFoundError } from '../directory/errors.ts'
import type { Actor } from '../directory/operator-contract.ts'
import { record } from '../directory/operators/context.ts'
import type { AccountHealth } from './contract.ts'
import type { DeliveryParts } from './notices/deliver.ts'
import { assertWebhook, sendTest } from './notices/test-notice.ts'
import { addWebhook, listWebhooks, removeWebhook, switchWebhook } from './notices/webhooks.ts'
import { accept, conditions } from './reads/conditions.ts'
import { cycles } from './reads/cycles.ts'
import { deliveries } from './reads/deliveries.ts'
import type { AccountSettings, ServerSettings } from './settings/shape.ts'
import { accountSettings, serverSettings, writeSettings } from './settings/stored.ts'

export interface AccountParts extends DeliveryParts {
  readonly clock: Clock
  readonly publicUrl: string
}

/** Health of one account; every query begins with its id. */
export function openAccountHealth(parts: AccountParts, accountId: string): AccountHealth {
  const { database, clock } = parts
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
    accept: async (id, actor) => accept(parts, accountId, id, actor),
    settings: async () => accountSettings(read, accountId),
    changeSettings: async (settings, actor) => keepSettings(parts, accountId, '', settings, actor),
    serverSettings: async (id) => serverSettings(read, accountId, await owned(id)),
    changeServerSettings: async (id, settings, actor) =>
      keepSettings(parts, accountId, await owned(id), settings, actor),
    webhooks: async () => listWebhooks(database, accountId),
    addWebhook: async (name, url, actor) => addWebhook(parts, accountId, { name, url }, actor),
    switchWebhook: async (id, enabled, actor) => switchWebhook(parts, accountId, id, enabled, actor),
    removeWebhook: async (id, actor) => removeWebhook(parts, accountId, id, actor),
    testWebhook: async (id) => {
      await assertWebhook(parts, accountId, id)
      return sendTest(parts, accountId, { channel: 'webhook', target: `webhook:${id}` })
    },
    testMail: async (operatorId) => sendTest(parts, accountId, { channel: 'email', target: `operator:${operatorId}` }),
    deliveries: async () => deliveries(read, accountId),
  }
}

async function keepSettings(
  parts: AccountParts,
  accountId: string,
  scimServerId: string,
  settings: AccountSettings | ServerSettings,
  actor: Actor,
): Promise<void> {
  await parts.database.write(async (tx) => {
    await writeSettings(tx, accountId, scimServerId, settings)
    const deed = { accountId, scimServerId, action: 'health.settings', subject: scimServerId || accountId }
    await record(tx, parts, actor, { ...deed, words: 'changed who is told of trouble, and from when on' })
  })
}
