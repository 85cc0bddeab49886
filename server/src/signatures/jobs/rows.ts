import type { Kysely } from 'kysely'
import { newId } from '../../base/index.ts'
import type { SignatureJobRow, Tables } from '../../storage/index.ts'
import type { Job, JobKind, NewJob } from './contract.ts'

/** Adds a job that a runner takes within a second. @returns its id */
export async function addJob(tx: Kysely<Tables>, { accountId, now, total = 0, ...job }: NewJob): Promise<string> {
  const [id, at] = [newId(now), new Date(now).toISOString()]
  await tx
    .insertInto('signature_jobs')
    .values({
      account_id: accountId,
      id,
      kind: job.kind,
      state: 'waiting',
      input: job.input,
      cursor: null,
      total,
      done: 0,
      result: null,
      problem: null,
      created_at: at,
      created_by: job.createdBy,
      updated_at: at,
      leased_until: null,
      leased_by: null,
    })
    .execute()
  return id
}

/** Null: this account has no such job. */
export async function jobOf(db: Kysely<Tables>, accountId: string, id: string): Promise<Job | null> {
  const row = await db
    .selectFrom('signature_jobs')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? toJob(row) : null
}

/** The newest first. @param open only those that wait or run */
export async function jobsOf(
  db: Kysely<Tables>,
  accountId: string,
  { kind, open = false, limit = 20 }: { readonly kind?: JobKind; readonly open?: boolean; readonly limit?: number },
): Promise<Job[]> {
  let query = db.selectFrom('signature_jobs').selectAll().where('account_id', '=', accountId)
  if (open) query = query.where('state', 'in', ['waiting', 'running'])
  if (kind !== undefined) query = query.where('kind', '=', kind)
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toJob)
}

/** Whoever works on it stops after the slice at hand. @returns whether there was something to stop */
export async function stopJob(tx: Kysely<Tables>, accountId: string, id: string, now: number): Promise<boolean> {
  const stopped = await tx
    .updateTable('signature_jobs')
    .set({ state: 'stopped', updated_at: new Date(now).toISOString(), leased_by: null, leased_until: null })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst()
  return Number(stopped.numUpdatedRows) === 1
}

export const toJob = (row: SignatureJobRow): Job => ({
  accountId: row.account_id,
  id: row.id,
  kind: row.kind,
  state: row.state,
  input: row.input,
  cursor: row.cursor,
  total: Number(row.total),
  done: Number(row.done),
  result: row.result,
  problem: row.problem,
  createdAt: row.created_at,
  createdBy: row.created_by,
  updatedAt: row.updated_at,
})
