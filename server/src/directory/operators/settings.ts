import { type Actor, appendEntry, installationChain } from '../../audit/index.ts'
import type { Seal } from '../../base/seal.ts'
import type { OperatorContext, Transaction } from './context.ts'

const place = (key: string): string => `settings/${key}`

/** An installation-wide setting, or null. @throws {SealError} when the key file is not the one that sealed it. */
export async function readSetting({ database, seal }: OperatorContext, key: string): Promise<string | null> {
  const row = await database.read.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  return row === undefined ? null : seal.open(row.value, place(key))
}

/** Null removes it. */
export async function writeSetting(
  { clock, database, seal }: OperatorContext,
  key: string,
  value: string | null,
  actor: Actor,
): Promise<void> {
  await database.write(async (tx) => {
    await put(tx, seal, key, value)
    const words = value === null ? `removed the setting “${key}”` : `changed the setting “${key}”`
    const entry = { accountId: installationChain, action: 'setting.change', subject: key, words }
    await appendEntry(tx, clock.now(), actor, entry)
  })
}

async function put(tx: Transaction, seal: Seal, key: string, value: string | null): Promise<void> {
  if (value === null) {
    await tx.deleteFrom('settings').where('key', '=', key).execute()
    return
  }
  const sealed = seal.close(value, place(key))
  await tx
    .insertInto('settings')
    .values({ key, value: sealed, sealed: 1 })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: sealed, sealed: 1 }))
    .execute()
}
