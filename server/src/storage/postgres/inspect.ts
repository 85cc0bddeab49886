import { Client } from 'pg'
import { postgresError } from './errors.ts'

/** What a PostgreSQL server says of itself. */
export interface PostgresFacts {
  /** `17.2`. */
  readonly version: string
  readonly major: number
  /** Milliseconds since 1970, by its clock. */
  readonly now: number
  /** Settings that decide whether what was acknowledged survives: on or off. */
  readonly durable: Readonly<Record<'fsync' | 'full_page_writes' | 'synchronous_commit', string>>
  readonly connections: { readonly used: number; readonly allowed: number }
  readonly inRecovery: boolean
}

/**
 * Asks a PostgreSQL server how it is. Changes nothing.
 * @throws {StorageUnavailableError} when it cannot be reached
 */
export async function inspectPostgres(url: string): Promise<PostgresFacts> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000, query_timeout: 5000 })
  try {
    await client.connect()
    const { rows } = await client.query<Record<string, string>>(`
      SELECT current_setting('server_version') AS version, current_setting('server_version_num') AS number,
             extract(epoch FROM clock_timestamp()) * 1000 AS now, current_setting('fsync') AS fsync,
             current_setting('full_page_writes') AS pages, current_setting('synchronous_commit') AS commit,
             current_setting('max_connections') AS allowed, pg_is_in_recovery()::text AS recovery,
             (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS used`)
    const row = rows[0] ?? {}
    return {
      version: row['version'] ?? '',
      major: Math.floor(Number(row['number']) / 10_000),
      now: Number(row['now']),
      durable: {
        fsync: row['fsync'] ?? '',
        full_page_writes: row['pages'] ?? '',
        synchronous_commit: row['commit'] ?? '',
      },
      connections: { used: Number(row['used']), allowed: Number(row['allowed']) },
      inRecovery: row['recovery'] === 'true',
    }
  } catch (error) {
    throw postgresError(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}
