import type { Kysely } from 'kysely'
import type { Seal } from '../../base/index.ts'
import type { Database, Tables } from '../../storage/index.ts'
import { appendEntry, product } from '../chain/append.ts'
import { cutText } from '../heads/document.ts'
import { currentKey, signingKeys, signText } from '../heads/keys.ts'
import { retentionOf } from './settings.ts'

const day = 24 * 60 * 60 * 1000
const pieceSize = 500
/** A cut leaves a signed row behind, so it waits until it is worth one. */
const leastBetween = 7 * day

/**
 * Cuts what is older than the account keeps. The cut is signed and told in the log before a row goes; rows that it covers and
 * that a stop left behind go in the next round.
 * @param now milliseconds since 1970 @throws {StorageUnavailableError}
 */
export async function cutOld(database: Database, seal: Seal, accountId: string, now: number): Promise<void> {
  const { auditDays } = await retentionOf(database.read, accountId)
  const before = new Date(now - auditDays * day).toISOString()
  await database.write((tx) => sealCut(tx, seal, accountId, before, now))
  while ((await database.write((tx) => removeCovered(tx, accountId))) === pieceSize);
}

async function sealCut(tx: Kysely<Tables>, seal: Seal, accountId: string, before: string, now: number): Promise<void> {
  const cuts = tx.selectFrom('audit_checkpoints').where('account_id', '=', accountId)
  const last = await cuts.select(['sequence', 'at']).orderBy('sequence', 'desc').limit(1).executeTakeFirst()
  if (last !== undefined && Date.parse(last.at) > now - leastBetween) return
  const young = tx
    .selectFrom('audit_entries')
    .select(({ fn }) => fn.min('sequence').as('sequence'))
    .where('account_id', '=', accountId)
    .where('at', '>=', before)
  const first = await young.executeTakeFirst()
  // The newest row always stays: the chain goes on from it.
  const end = await tx
    .selectFrom('audit_entries')
    .select(({ fn }) => fn.max('sequence').as('sequence'))
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  const sequence = (first?.sequence ?? end?.sequence ?? 0) - 1
  const since = last?.sequence ?? 0
  if (sequence <= since) return
  const row = await tx
    .selectFrom('audit_entries')
    .select('hash')
    .where('account_id', '=', accountId)
    .where('sequence', '=', sequence)
    .executeTakeFirstOrThrow()
  const at = new Date(now).toISOString()
  const key = currentKey(await signingKeys(tx, seal, at))
  const cut = { account_id: accountId, sequence, hash: row.hash, at, rows: sequence - since }
  const signature = signText(key.privateKey, cutText(cut))
  await tx
    .insertInto('audit_checkpoints')
    .values({ ...cut, key_id: key.keyId, signature })
    .execute()
  const words = `removed ${cut.rows} rows of the audit log that were older than ${before.slice(0, 10)}`
  await appendEntry(tx, now, product, { accountId, action: 'audit.cut', subject: String(sequence), words })
}

async function removeCovered(tx: Kysely<Tables>, accountId: string): Promise<number> {
  const cut = await tx
    .selectFrom('audit_checkpoints')
    .select(({ fn }) => fn.max('sequence').as('sequence'))
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  const covered = cut?.sequence ?? 0
  const own = tx.selectFrom('audit_entries').select('sequence').where('account_id', '=', accountId)
  const removed = await tx
    .deleteFrom('audit_entries')
    .where('account_id', '=', accountId)
    .where('sequence', 'in', own.where('sequence', '<=', covered).orderBy('sequence').limit(pieceSize))
    .returning('sequence')
    .execute()
  await tx.deleteFrom('audit_heads').where('account_id', '=', accountId).where('sequence', '<=', covered).execute()
  return removed.length
}
