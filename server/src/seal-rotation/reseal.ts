import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { Seal } from '../base/index.ts'
import type { Database } from '../storage/index.ts'

/** What opens and closes with one of the two keys. */
export interface Keyed {
  readonly seal: Seal
  /** Of the sign-in library: second factors. */
  readonly signIn: string
}

export interface Count {
  /** Sealed with the new key now. */
  resealed: number
  /** Sealed with the new key before: by a run that was stopped. */
  already: number
  /** Opens with neither key; left as it is. */
  unreadable: number
}

interface Sealed {
  readonly value: string
  readonly place: string
  /** Puts the new text in place of the old one. */
  readonly put: (text: string) => Promise<unknown>
}

/** Everything that `base/seal.ts` has sealed. @throws {StorageUnavailableError} */
export async function resealAll(database: Database, from: Keyed, to: Keyed, count: Count): Promise<void> {
  for (const one of await sealedRows(database)) {
    if (opens(() => to.seal.open(one.value, one.place)) !== null) {
      count.already++
      continue
    }
    const secret = opens(() => from.seal.open(one.value, one.place))
    if (secret === null) count.unreadable++
    else {
      await one.put(to.seal.close(secret, one.place))
      count.resealed++
    }
  }
  await resealSecondFactors(database, from.signIn, to.signIn, count)
}

function opens(open: () => string): string | null {
  try {
    return open()
  } catch {
    return null
  }
}

/** Each with its place, as the rooms that seal them name it. */
async function sealedRows({ read, write }: Database): Promise<Sealed[]> {
  const tokens = await read.selectFrom('scim_tokens').selectAll().where('sealed', '!=', '').execute()
  const settings = await read.selectFrom('settings').selectAll().where('sealed', '=', 1).execute()
  const webhooks = await read.selectFrom('health_webhooks').selectAll().execute()
  const deliveryWebhooks = await read.selectFrom('delivery_webhooks').selectAll().execute()
  const erasures = await read.selectFrom('erasures').selectAll().where('work', '!=', '').execute()
  return [
    ...tokens.map((row) => ({
      value: row.sealed,
      place: `scim_tokens/${row.scim_server_id}/${row.id}`,
      put: (sealed: string) =>
        write((tx) =>
          tx
            .updateTable('scim_tokens')
            .set({ sealed })
            .where('scim_server_id', '=', row.scim_server_id)
            .where('id', '=', row.id)
            .where('sealed', '=', row.sealed)
            .execute(),
        ),
    })),
    ...settings.map((row) => ({
      value: row.value,
      place: `settings/${row.key}`,
      put: (value: string) =>
        write((tx) => tx.updateTable('settings').set({ value }).where('key', '=', row.key).execute()),
    })),
    ...webhooks.map((row) => ({
      value: row.sealed,
      place: `health_webhooks/${row.account_id}/${row.id}`,
      put: (sealed: string) =>
        write((tx) =>
          tx
            .updateTable('health_webhooks')
            .set({ sealed })
            .where('account_id', '=', row.account_id)
            .where('id', '=', row.id)
            .execute(),
        ),
    })),
    ...deliveryWebhooks.map((row) => ({
      value: row.sealed,
      place: `delivery_webhooks/${row.account_id}/${row.id}`,
      put: (sealed: string) =>
        write((tx) =>
          tx
            .updateTable('delivery_webhooks')
            .set({ sealed })
            .where('account_id', '=', row.account_id)
            .where('id', '=', row.id)
            .execute(),
        ),
    })),
    ...erasures.map((row) => ({
      value: row.work,
      place: `erasures/${row.account_id}/${row.id}`,
      put: (work: string) =>
        write((tx) =>
          tx
            .updateTable('erasures')
            .set({ work })
            .where('account_id', '=', row.account_id)
            .where('id', '=', row.id)
            .execute(),
        ),
    })),
  ]
}

interface SecondFactor {
  readonly id: string
  readonly secret: string
  readonly backupCodes: string
}

/** The sign-in library seals with a key that is derived from ours. */
async function resealSecondFactors(database: Database, from: string, to: string, count: Count): Promise<void> {
  const tables = await database.read.introspection.getTables()
  if (!tables.some(({ name }) => name === 'auth_two_factors')) return
  const { rows } = await sql<SecondFactor>`select id, secret, "backupCodes" from auth_two_factors`.execute(
    database.read,
  )
  for (const row of rows) {
    if ((await decrypted(to, row.secret)) !== null) {
      count.already++
      continue
    }
    const [secret, codes] = [await decrypted(from, row.secret), await decrypted(from, row.backupCodes)]
    if (secret === null || codes === null) {
      count.unreadable++
      continue
    }
    const [newSecret, newCodes] = [await encrypted(to, secret), await encrypted(to, codes)]
    await database.write((tx) =>
      sql`update auth_two_factors set secret = ${newSecret}, "backupCodes" = ${newCodes} where id = ${row.id}`.execute(
        tx,
      ),
    )
    count.resealed++
  }
}

const encrypted = (key: string, data: string): Promise<string> => symmetricEncrypt({ key, data })

const decrypted = async (key: string, data: string): Promise<string | null> => {
  try {
    return await symmetricDecrypt({ key, data })
  } catch {
    return null
  }
}
