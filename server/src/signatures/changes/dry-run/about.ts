import type { Database, SignatureJobRow } from '../../../storage/index.ts'
import { changeSetOf, newestNumber, versionOf } from '../../book/index.ts'
import { type Job, jobOf } from '../../jobs/index.ts'
import type { Census } from './census.ts'
import type { DryRunInput } from './run.ts'
import type { Tally } from './tally.ts'

export async function dryRunOf({ read }: Database, accountId: string, jobId: string): Promise<Job | null> {
  const job = await jobOf(read, accountId, jobId)
  return job?.kind === 'dryRun' ? job : null
}

/** The newest dry run of a change set; few are kept for long, so those are looked through. Null: none yet. */
export async function newestDryRun({ read }: Database, accountId: string, changeSetId: string): Promise<Job | null> {
  const rows = await read
    .selectFrom('signature_jobs')
    .select(['id', 'input'])
    .where('account_id', '=', accountId)
    .where('kind', '=', 'dryRun' satisfies SignatureJobRow['kind'])
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  const found = rows.find(({ input }) => (JSON.parse(input) as DryRunInput).changeSetId === changeSetId)
  return found === undefined ? null : jobOf(read, accountId, found.id)
}

/** What a finished dry run of just this revision counted; null: there is none. */
async function tallyOf(database: Database, accountId: string, id: string, revision: number): Promise<Tally | null> {
  const job = await newestDryRun(database, accountId, id)
  if (job?.state !== 'done' || job.result === null) return null
  const input = JSON.parse(job.input) as DryRunInput
  const same = input.revision === revision && input.version === (await newestNumber(database.read, accountId))
  return same ? (JSON.parse(job.result) as Tally) : null
}

/** The counts as they are kept with a version; `{}`: there are none. */
export async function factsOf(database: Database, accountId: string, id: string, revision: number): Promise<string> {
  const tally = await tallyOf(database, accountId, id, revision)
  if (tally === null) return '{}'
  // The longest values are somebody's; a version is kept for ever.
  const { census: _, ...counts } = tally
  return JSON.stringify(counts)
}

/** What the people have, for lint. */
export async function censusOf(
  database: Database,
  accountId: string,
  id: string,
  revision: number,
): Promise<Census | null> {
  return (await tallyOf(database, accountId, id, revision))?.census ?? null
}

/** What a dry run is to look at, as it is now. Null: there is no such thing. */
export async function inputOf(
  { read }: Database,
  accountId: string,
  about: { readonly changeSetId: string } | { readonly restores: number },
): Promise<DryRunInput | null> {
  const version = await newestNumber(read, accountId)
  if ('restores' in about) {
    const old = await versionOf(read, accountId, about.restores)
    return old && { changeSetId: null, revision: 0, version, restores: about.restores }
  }
  const row = await changeSetOf(read, accountId, about.changeSetId)
  if (row === null || row.state === 'published' || row.state === 'discarded') return null
  return { changeSetId: row.id, revision: Number(row.revision), version, restores: null }
}
