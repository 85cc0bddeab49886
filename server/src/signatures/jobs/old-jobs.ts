import type { Database } from '../../storage/index.ts'

/** What a job found is of use for a while; its row is no history. In milliseconds. */
const keptFor = 30 * 24 * 60 * 60 * 1000

export async function removeOldJobs(database: Database, now: number): Promise<void> {
  const before = new Date(now - keptFor).toISOString()
  await database.write((tx) =>
    tx
      .deleteFrom('signature_jobs')
      .where('state', 'in', ['done', 'failed', 'stopped'])
      .where('updated_at', '<', before)
      .execute(),
  )
}
