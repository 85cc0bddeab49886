import { appendFile } from 'node:fs/promises'
import type { Log } from '../../base/index.ts'
import type { AuditHeadRow, Database } from '../../storage/index.ts'
import type { HeadFile } from './document.ts'
import type { PublicKey } from './keys.ts'

/** Where signed heads go, so that whoever changes the database cannot change them too. */
export interface HeadStream {
  readonly log: Log
  /** Each head becomes a line of JSON at its end; null: no file. */
  readonly file: string | null
  /** Gives a head to the webhook; null: there is none. @throws when it was not taken */
  readonly post: ((id: string, body: string) => Promise<void>) | null
}

const atOnce = 100

/** Gives out what has not left yet, oldest first. One that was not taken is tried again in the next round. */
export async function streamHeads(
  database: Database,
  stream: HeadStream,
  keys: readonly PublicKey[],
  at: string,
): Promise<void> {
  const waiting = await database.read
    .selectFrom('audit_heads')
    .selectAll()
    .where('streamed_at', 'is', null)
    .orderBy('at')
    .limit(atOnce)
    .execute()
  for (const row of waiting) {
    await give(stream, row, keys)
    await database.write((tx) =>
      tx
        .updateTable('audit_heads')
        .set({ streamed_at: at })
        .where('account_id', '=', row.account_id)
        .where('sequence', '=', row.sequence)
        .where('key_id', '=', row.key_id)
        .execute(),
    )
  }
}

async function give({ log, file, post }: HeadStream, row: AuditHeadRow, keys: readonly PublicKey[]): Promise<void> {
  const body = JSON.stringify(fileOf(row.at, [row], keys))
  if (file !== null) await appendFile(file, `${body}\n`, { mode: 0o600, flush: true })
  if (post !== null) await post(`audit-${row.account_id}-${row.sequence}-${row.key_id}`, body)
  const { account_id: accountId, sequence, hash, key_id: keyId } = row
  log.info({ accountId, sequence, hash, keyId }, 'the audit log was signed')
}

/** Heads with all that is needed to check their signatures. */
export function fileOf(
  madeAt: string,
  rows: readonly Omit<AuditHeadRow, 'streamed_at'>[],
  keys: readonly PublicKey[],
): HeadFile {
  return {
    format: 'dynasend-audit-head-1',
    madeAt,
    heads: rows.map(({ account_id, sequence, hash, at, key_id, signature }) => ({
      accountId: account_id,
      sequence,
      hash,
      at,
      keyId: key_id,
      signature,
    })),
    keys: keys.map(({ keyId, publicKey, madeAt: since, endorsement, vouching }) => ({
      keyId,
      publicKey,
      madeAt: since,
      endorsement,
      vouching,
    })),
  }
}
