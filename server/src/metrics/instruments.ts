import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { WriteObserver } from '../storage/index.ts'
import { RequestDurations } from './requests/durations.ts'
import { Operations } from './requests/operations.ts'

/** What is counted while the server works, and the registry that serves it. */
export interface Instruments {
  readonly registry: Registry
  readonly requests: RequestDurations
  readonly operations: Operations
  /** Calls and sign-ins that did not prove who they are, by the door at which they knocked. */
  readonly authenticationFailures: Counter<'surface'>
  /** Given to the database. */
  readonly writes: WriteObserver
}

/** A fsync takes 100 µs on a good disk and seconds on a sick one. */
const commitBuckets = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
const batchBuckets = [1, 2, 4, 8, 16, 32, 64, 128, 256]
const waitBuckets = [0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2]

/** Makes all instruments, and starts those of the process (loop delay, memory, descriptors); `registry.clear()` ends them. */
export function createInstruments(version: string, database: 'sqlite' | 'postgres'): Instruments {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 20 })
  const built = new Counter({
    name: 'dynasend_build_info',
    help: 'Always 1; the version of Dynasend and the kind of its database.',
    labelNames: ['version', 'database'],
    registers: [registry],
  })
  built.inc({ version, database })
  const requests = new RequestDurations()
  const operations = new Operations()
  registry.registerMetric(requests)
  registry.registerMetric(operations)
  const authenticationFailures = new Counter({
    name: 'dynasend_authentication_failures_total',
    help: 'Calls without a valid credential, by door: scim (Secret Token), token (OAuth), operator (dashboard).',
    labelNames: ['surface'],
    registers: [registry],
  })
  for (const surface of ['scim', 'token', 'operator']) authenticationFailures.inc({ surface }, 0)
  return { registry, requests, operations, authenticationFailures, writes: writeInstruments(registry) }
}

function writeInstruments(registry: Registry): WriteObserver {
  const registers = [registry]
  const commits = new Histogram({
    name: 'dynasend_commit_duration_seconds',
    help: 'How long COMMIT took: on SQLite one fsync, on PostgreSQL the last journey to the server.',
    buckets: commitBuckets,
    registers,
  })
  const batches = new Histogram({
    name: 'dynasend_commit_writes',
    help: 'Writes that one COMMIT carried (group commit; always 1 on PostgreSQL).',
    buckets: batchBuckets,
    registers,
  })
  const waits = new Histogram({
    name: 'dynasend_database_connection_wait_seconds',
    help: 'How long a write waited for a connection to PostgreSQL.',
    buckets: waitBuckets,
    registers,
  })
  return {
    committed(seconds, writes) {
      commits.observe(seconds)
      batches.observe(writes)
    },
    connected: (seconds) => waits.observe(seconds),
  }
}
