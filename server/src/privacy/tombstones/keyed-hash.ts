import { createHmac, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Seal } from '../../base/index.ts'
import type { Tables } from '../../storage/index.ts'

const settingKey = 'privacy.erasure-key'
/** Where the key is sealed to, in the database and in the list beside the data alike. */
export const erasureKeyPlace = `settings/${settingKey}`

/** The sealed key that hashes are made with, made when there is none. @param known sealed, from the list beside the data */
export async function sealedErasureKey(tx: Kysely<Tables>, seal: Seal, known: string | null): Promise<string> {
  const value = known ?? seal.close(randomBytes(32).toString('base64'), erasureKeyPlace)
  await tx
    .insertInto('settings')
    .values({ key: settingKey, value, sealed: 1 })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const row = await tx.selectFrom('settings').select('value').where('key', '=', settingKey).executeTakeFirstOrThrow()
  return row.value
}

export const openErasureKey = (seal: Seal, sealed: string): Buffer =>
  Buffer.from(seal.open(sealed, erasureKeyPlace), 'base64')

/**
 * Recognizes a value without telling it: nobody without the key can try names.
 * @param of `userName` without regard to case, `externalId` as it is
 */
export function keyedHash(key: Buffer, scimServerId: string, of: 'userName' | 'externalId', value: string): string {
  const text = of === 'userName' ? value.toLowerCase() : value
  return createHmac('sha256', key)
    .update(JSON.stringify([scimServerId, of, text]))
    .digest('hex')
}
