import { Client } from 'pg'
import { postgresError } from './errors.ts'

/**
 * The migrations that a PostgreSQL database has had, oldest first; empty for an empty database. Changes nothing.
 * @throws {StorageUnavailableError} when it cannot be reached
 */
export async function postgresMigrations(url: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000, query_timeout: 5000 })
  try {
    await client.connect()
    const { rows: found } = await client.query<{ there: boolean }>(
      `select to_regclass('kysely_migration') is not null as there`,
    )
    if (found[0]?.there !== true) return []
    const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name')
    return rows.map(({ name }) => name)
  } catch (error) {
    throw postgresError(error)
  } finally {
    await client.end()
  }
}
