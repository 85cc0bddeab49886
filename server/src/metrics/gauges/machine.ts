import { statfs } from 'node:fs/promises'
import type { Registry } from 'prom-client'
import type { Log } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'
import { addLookup, together } from './lookup.ts'

export interface MachineParts {
  readonly database: Database
  readonly dataFolder: string
  readonly log: Log
  /** What readiness finds, by check. */
  readonly checks: () => Promise<Readonly<Record<string, boolean>>>
}

/** Disk, connections to the database, and readiness, as they are when Prometheus asks. */
export function addMachine(registry: Registry, { database, dataFolder, checks }: MachineParts): void {
  const disk = together(() => statfs(dataFolder))
  const free = { name: 'dynasend_disk_free_bytes', help: 'Free for this user on the disk of the data folder.' }
  addLookup(registry, free, async () => [{ value: await disk().then(({ bavail, bsize }) => bavail * bsize) }])
  const size = { name: 'dynasend_disk_size_bytes', help: 'Size of the disk of the data folder.' }
  addLookup(registry, size, async () => [{ value: await disk().then(({ blocks, bsize }) => blocks * bsize) }])
  const ready = { name: 'dynasend_ready', help: '1 when the check of /readyz is passed.', labelNames: ['check'] }
  addLookup(registry, ready, async () =>
    Object.entries(await checks()).map(([check, passed]) => ({ labels: { check }, value: passed ? 1 : 0 })),
  )
  const connections = {
    name: 'dynasend_database_connections',
    help: 'Connections to PostgreSQL by state, and callers that wait for one; not on SQLite.',
    labelNames: ['state'],
  }
  addLookup(registry, connections, async () =>
    Object.entries<number>({ ...database.pool() }).map(([state, value]) => ({ labels: { state }, value })),
  )
}
