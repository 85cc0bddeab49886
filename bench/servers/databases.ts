import { startPostgres } from '../../scripts/test/postgres.ts'

export type DatabaseName = 'SQLite' | 'PostgreSQL'

/**
 * Runs some work once for each database, PostgreSQL on a server of its own that waits for the disk.
 * @param only `sqlite` or `postgres`; both without
 */
export async function onDatabases(
  only: string | undefined,
  work: (name: DatabaseName, databaseUrl: string | null) => Promise<void>,
): Promise<void> {
  if (only !== undefined && only !== 'sqlite' && only !== 'postgres')
    throw new Error(`--only is sqlite or postgres here, not ${only}.`)
  if (only !== 'postgres') await work('SQLite', null)
  if (only === 'sqlite') return
  const postgres = await startPostgres({ durable: true })
  try {
    await work('PostgreSQL', postgres.url)
  } finally {
    await postgres.stop()
  }
}
