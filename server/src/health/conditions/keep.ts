import type { Kysely } from 'kysely'
import { newId } from '../../base/index.ts'
import type { HealthConditionRow, Tables } from '../../storage/index.ts'
import type { Watched } from '../watch/state.ts'
import { evidenceOf } from './look.ts'
import type { Verdict } from './verdict.ts'

export const openConditions = (db: Kysely<Tables>, scimServerId: string): Promise<HealthConditionRow[]> =>
  db
    .selectFrom('health_conditions')
    .selectAll()
    .where('scim_server_id', '=', scimServerId)
    .where('open_key', '=', '')
    .execute()

/** The last one that an operator accepted, by `kind subject`. */
export async function acceptedConditions(
  db: Kysely<Tables>,
  scimServerId: string,
): Promise<Map<string, HealthConditionRow>> {
  const rows = await db
    .selectFrom('health_conditions')
    .selectAll()
    .where('scim_server_id', '=', scimServerId)
    .where('ending', '=', 'accepted')
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [`${row.kind} ${row.subject}`, row]))
}

/** What a look changes: conditions that begin, that got worse, and that end. */
export interface Turn {
  readonly begin: readonly Verdict[]
  readonly grow: readonly { readonly row: HealthConditionRow; readonly verdict: Verdict }[]
  readonly end: readonly {
    readonly row: HealthConditionRow
    readonly ending: NonNullable<HealthConditionRow['ending']>
    readonly evidence: string
  }[]
}

/** Compares verdicts with what is open. @param watchedKinds kinds that are switched on */
export function turnOf(
  open: readonly HealthConditionRow[],
  verdicts: readonly Verdict[],
  watchedKinds: ReadonlySet<string>,
): Turn {
  const of = (verdict: Verdict) => open.find((row) => row.kind === verdict.kind && row.subject === verdict.subject)
  const begin = verdicts.filter((verdict) => verdict.state === 'on' && of(verdict) === undefined)
  const grow = verdicts.flatMap((verdict) => {
    const row = of(verdict)
    return row !== undefined && verdict.state === 'on' && isWorse(row, verdict) ? [{ row, verdict }] : []
  })
  const recovered = verdicts.flatMap((verdict) => {
    const row = of(verdict)
    if (row === undefined || verdict.state !== 'off') return []
    return [{ row, ending: 'recovered' as const, evidence: JSON.stringify(verdict.evidence) }]
  })
  const off = open
    .filter((row) => !watchedKinds.has(row.kind))
    .map((row) => ({ row, ending: 'switchedOff' as const, evidence: row.evidence }))
  return { begin, grow, end: [...recovered, ...off] }
}

const sizes = ['left', 'refused', 'without', 'turnedAway', 'people', 'memberships', 'groups'] as const

/** The page shows the largest numbers that a condition reached. */
function isWorse(row: HealthConditionRow, verdict: Verdict): boolean {
  const before = evidenceOf(row)
  return sizes.some((size) => Number(verdict.evidence[size] ?? 0) > Number(before[size] ?? 0))
}

export const isEmptyTurn = ({ begin, grow, end }: Turn): boolean => begin.length + grow.length + end.length === 0

/** Writes a turn. @param at ISO 8601 */
export async function keepTurn(tx: Kysely<Tables>, watched: Watched, turn: Turn, at: string): Promise<void> {
  for (const verdict of turn.begin) await begin(tx, watched, verdict, at)
  for (const { row, verdict } of turn.grow)
    await update(tx, row, { evidence: JSON.stringify(verdict.evidence), level: verdict.level })
  for (const { row, ending, evidence } of turn.end)
    await update(tx, row, { ended_at: at, ending, open_key: row.id, end_evidence: evidence })
}

async function begin(
  tx: Kysely<Tables>,
  { accountId, scimServerId }: Watched,
  verdict: Verdict,
  at: string,
): Promise<void> {
  const { kind, subject, level, evidence } = verdict
  const row = { scim_server_id: scimServerId, id: newId(Date.parse(at)), account_id: accountId, kind, subject, level }
  await tx
    .insertInto('health_conditions')
    .values({ ...row, open_key: '', began_at: at, evidence: JSON.stringify(evidence) })
    .onConflict((conflict) => conflict.columns(['scim_server_id', 'kind', 'subject', 'open_key']).doNothing())
    .execute()
}

export async function update(
  tx: Kysely<Tables>,
  row: HealthConditionRow,
  change: Partial<HealthConditionRow>,
): Promise<void> {
  await tx
    .updateTable('health_conditions')
    .set(change)
    .where('scim_server_id', '=', row.scim_server_id)
    .where('id', '=', row.id)
    .execute()
}
