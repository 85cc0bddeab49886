import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'
import {
  AccountSettings,
  defaultAccountSettings,
  defaultServerSettings,
  defaultThresholds,
  ServerSettings,
} from './shape.ts'

/** As JSON; what is younger than the row has its default. */
async function stored(db: Kysely<Tables>, accountId: string, scimServerId: string): Promise<Record<string, unknown>> {
  const row = await db
    .selectFrom('health_settings')
    .select('settings')
    .where('account_id', '=', accountId)
    .where('scim_server_id', '=', scimServerId)
    .executeTakeFirst()
  return row === undefined ? {} : (JSON.parse(row.settings) as Record<string, unknown>)
}

const completed = (thresholds: unknown): unknown =>
  typeof thresholds === 'object' && thresholds !== null ? { ...defaultThresholds, ...thresholds } : thresholds

export async function accountSettings(db: Kysely<Tables>, accountId: string): Promise<AccountSettings> {
  const read = { ...defaultAccountSettings, ...(await stored(db, accountId, '')) }
  return AccountSettings.parse({ ...read, thresholds: completed(read.thresholds) })
}

export async function serverSettings(
  db: Kysely<Tables>,
  accountId: string,
  scimServerId: string,
): Promise<ServerSettings> {
  const read = { ...defaultServerSettings, ...(await stored(db, accountId, scimServerId)) }
  return ServerSettings.parse({ ...read, thresholds: completed(read.thresholds) })
}

/** @param scimServerId empty for the account's own */
export async function writeSettings(
  tx: Kysely<Tables>,
  accountId: string,
  scimServerId: string,
  settings: AccountSettings | ServerSettings,
): Promise<void> {
  const text = JSON.stringify(settings)
  await tx
    .insertInto('health_settings')
    .values({ account_id: accountId, scim_server_id: scimServerId, settings: text })
    .onConflict((conflict) => conflict.columns(['account_id', 'scim_server_id']).doUpdateSet({ settings: text }))
    .execute()
}
