import type { Kysely } from 'kysely'
import { chainHash, chainStart } from '../../base/index.ts'
import type { AuditChainRow, AuditCheckpointRow, AuditEntryRow, Tables } from '../../storage/index.ts'
import { cutText, type Head, headText } from '../heads/document.ts'
import { isSigned } from '../heads/keys.ts'

/** The first thing that is not as it was written. */
export interface ChainProblem {
  readonly kind: 'changed' | 'missing' | 'truncated' | 'inserted' | 'cut' | 'head'
  /** Where; of the first bad row. */
  readonly sequence: number
  /** Of the first bad row, where there is one. */
  readonly id: string | null
  readonly at: string | null
  readonly words: string
}

export interface ChainReport {
  readonly accountId: string
  readonly rows: number
  /** Sequence of the oldest row that is kept, and of the newest. */
  readonly first: number
  readonly last: number
  /** Hash of the newest row. */
  readonly head: string
  /** Signed heads that were compared, those that somebody brought included. */
  readonly heads: number
  /** Null: whole. */
  readonly problem: ChainProblem | null
}

export interface Evidence {
  /** Public keys by their id. */
  readonly believed: ReadonlyMap<string, string>
  /** Heads from outside of the database. */
  readonly brought: readonly Head[]
}

const pieceSize = 1000

/**
 * Checks one chain from its oldest row to its newest: every hash, what retention cut, and every signed head.
 * @throws {StorageUnavailableError}
 */
export async function verifyChain(db: Kysely<Tables>, accountId: string, evidence: Evidence): Promise<ChainReport> {
  const cut = await newestCut(db, accountId)
  const report = await walk(db, accountId, cut, evidence)
  if (report.problem === null) return report
  // Retention may have cut meanwhile: then what is missing was covered a moment later.
  const again = await newestCut(db, accountId)
  return again?.sequence === cut?.sequence ? report : walk(db, accountId, again, evidence)
}

type Cut = AuditCheckpointRow | undefined

const newestCut = (db: Kysely<Tables>, accountId: string): Promise<Cut> =>
  db
    .selectFrom('audit_checkpoints')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()

async function walk(db: Kysely<Tables>, accountId: string, cut: Cut, evidence: Evidence): Promise<ChainReport> {
  const end = await db.selectFrom('audit_chains').selectAll().where('account_id', '=', accountId).executeTakeFirst()
  const heads = await headsOf(db, accountId, evidence)
  const expected = new Map<number, Head[]>()
  for (const head of heads) expected.set(head.sequence, [...(expected.get(head.sequence) ?? []), head])
  const start = { sequence: cut?.sequence ?? 0, hash: cut?.hash ?? chainStart }
  let last = start
  const done = (problem: ChainProblem | null): ChainReport => ({
    accountId,
    rows: last.sequence - start.sequence,
    first: start.sequence + 1,
    last: last.sequence,
    head: last.hash,
    heads: heads.length,
    problem,
  })
  if (cut !== undefined && !isCutSigned(cut, evidence)) return done(unsignedCut(cut))
  for (;;) {
    const rows = await piece(db, accountId, last.sequence, end?.sequence ?? last.sequence)
    for (const row of rows) {
      const problem = rowProblem(last, row) ?? headProblem(expected.get(row.sequence) ?? [], row)
      if (problem !== null) return done(problem)
      last = row
    }
    if (rows.length < pieceSize) break
    await new Promise((resolve) => setImmediate(resolve))
  }
  return done((await endProblem(db, accountId, end, last)) ?? truncation(heads, last))
}

const piece = (db: Kysely<Tables>, accountId: string, after: number, upTo: number): Promise<AuditEntryRow[]> =>
  db
    .selectFrom('audit_entries')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('sequence', '>', after)
    .where('sequence', '<=', upTo)
    .orderBy('sequence')
    .limit(pieceSize)
    .execute()

/** Those of the database that a believed key signed, and all that were brought. */
async function headsOf(
  db: Kysely<Tables>,
  accountId: string,
  { believed, brought }: Evidence,
): Promise<readonly Head[]> {
  const rows = await db.selectFrom('audit_heads').selectAll().where('account_id', '=', accountId).execute()
  const kept = rows.map(({ account_id, sequence, hash, at, key_id, signature }) => ({
    accountId: account_id,
    sequence,
    hash,
    at,
    keyId: key_id,
    signature,
  }))
  const signed = kept.filter((head) => isSigned(believed.get(head.keyId) ?? null, headText(head), head.signature))
  return [...signed, ...brought.filter((head) => head.accountId === accountId)]
}

function isCutSigned(cut: AuditCheckpointRow, { believed }: Evidence): boolean {
  return isSigned(believed.get(cut.key_id) ?? null, cutText(cut), cut.signature)
}

const problemAt = (
  kind: ChainProblem['kind'],
  row: { readonly sequence: number; readonly id?: string; readonly at?: string },
  words: string,
): ChainProblem => ({ kind, sequence: row.sequence, id: row.id ?? null, at: row.at ?? null, words })

const unsignedCut = (cut: AuditCheckpointRow): ChainProblem =>
  problemAt(
    'cut',
    { sequence: cut.sequence, at: cut.at },
    `Rows up to ${cut.sequence} were removed, and not by retention.`,
  )

function rowProblem(
  last: { readonly sequence: number; readonly hash: string },
  row: AuditEntryRow,
): ChainProblem | null {
  if (row.sequence !== last.sequence + 1)
    return problemAt('missing', { sequence: last.sequence + 1 }, `Row ${last.sequence + 1} is missing.`)
  if (chainHash(last.hash, row) === row.hash) return null
  return problemAt('changed', row, `Row ${row.sequence} is not what was written there: it was edited, moved or put in.`)
}

function headProblem(heads: readonly Head[], row: AuditEntryRow): ChainProblem | null {
  const other = heads.find((head) => head.hash !== row.hash)
  if (other === undefined) return null
  return problemAt(
    'head',
    row,
    `Row ${row.sequence} is not the one that was signed on ${other.at}: the log was written anew up to there, or earlier.`,
  )
}

/** The end that appending goes on from, against the rows that are there. */
async function endProblem(
  db: Kysely<Tables>,
  accountId: string,
  end: AuditChainRow | undefined,
  last: { readonly sequence: number; readonly hash: string },
): Promise<ChainProblem | null> {
  const promised = end?.sequence ?? 0
  if (promised > last.sequence) return truncated(last.sequence, promised)
  const beyond = await piece(db, accountId, promised, Number.MAX_SAFE_INTEGER)
  const now = await db
    .selectFrom('audit_chains')
    .select('sequence')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  // What was appended while this was reading is honest.
  const strange = beyond.find((row) => row.sequence > (now?.sequence ?? 0))
  if (strange !== undefined)
    return problemAt('inserted', strange, `Row ${strange.sequence} was put in behind the end of the log.`)
  if (end !== undefined && promised === last.sequence && end.hash !== last.hash)
    return problemAt('changed', last, `The end of the log is not that of row ${last.sequence}.`)
  return null
}

function truncation(heads: readonly Head[], last: { readonly sequence: number }): ChainProblem | null {
  const furthest = Math.max(0, ...heads.map((head) => head.sequence))
  return furthest > last.sequence ? truncated(last.sequence, furthest) : null
}

const truncated = (last: number, promised: number): ChainProblem =>
  problemAt(
    'truncated',
    { sequence: last + 1 },
    `Rows ${last + 1} to ${promised} are missing: the end of the log was cut off.`,
  )
