import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { SignatureJobRow, Tables } from '../../storage/index.ts'
import { type Job, JobGoneError, type JobKind, type JobProgress } from './contract.ts'
import { toJob } from './rows.ts'

/** So long a job stays with a process that says nothing any more, in milliseconds. */
const leaseFor = 30_000

const instant = (now: number): string => new Date(now).toISOString()
const until = (now: number): string => instant(now + leaseFor)

/** A job and the word that only its present holder knows: another one is given with each claim. */
export interface Lease {
  readonly job: Job
  readonly holder: string
}

/** Jobs that nobody holds, oldest first. */
export async function freeJobs(db: Kysely<Tables>, kinds: readonly JobKind[], now: number, limit: number) {
  return db
    .selectFrom('signature_jobs')
    .select(['account_id', 'id', 'kind'])
    .where('state', 'in', ['waiting', 'running'])
    .where('kind', 'in', [...kinds])
    .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<', instant(now))]))
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Takes a job; null: somebody else was faster, or it is over. */
export async function claim(
  tx: Kysely<Tables>,
  { account_id, id }: Pick<SignatureJobRow, 'account_id' | 'id'>,
  now: number,
): Promise<Lease | null> {
  const holder = randomUUID()
  const row = await tx
    .updateTable('signature_jobs')
    .set({ state: 'running', leased_by: holder, leased_until: until(now), updated_at: instant(now) })
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<', instant(now))]))
    .returningAll()
    .executeTakeFirst()
  return row ? { job: toJob(row), holder } : null
}

/** Writes something about a job while it is still the holder's. @throws {JobGoneError} */
async function change(tx: Kysely<Tables>, lease: Lease, set: Partial<SignatureJobRow>): Promise<void> {
  const { job, holder } = lease
  const changed = await tx
    .updateTable('signature_jobs')
    .set(set)
    .where('account_id', '=', job.accountId)
    .where('id', '=', job.id)
    .where('leased_by', '=', holder)
    .where('state', '=', 'running')
    .executeTakeFirst()
  if (Number(changed.numUpdatedRows) !== 1) throw new JobGoneError()
}

/** Keeps it, and tells how far it is. @throws {JobGoneError} */
export const advance = (tx: Kysely<Tables>, lease: Lease, progress: JobProgress, now: number): Promise<void> =>
  change(tx, lease, { ...progress, leased_until: until(now), updated_at: instant(now) })

export const finish = (tx: Kysely<Tables>, lease: Lease, result: string | null, now: number): Promise<void> =>
  change(tx, lease, { state: 'done', result, leased_by: null, leased_until: null, updated_at: instant(now) })

export const fail = (tx: Kysely<Tables>, lease: Lease, problem: string, now: number): Promise<void> =>
  change(tx, lease, { state: 'failed', problem, leased_by: null, leased_until: null, updated_at: instant(now) })

/** Leaves it to whoever comes next. @param pause milliseconds in which nobody tries again */
export const letGo = (tx: Kysely<Tables>, lease: Lease, now: number, pause = 0): Promise<void> =>
  change(tx, lease, { leased_by: null, leased_until: pause === 0 ? null : instant(now + pause) })
