import type { Registry } from 'prom-client'
import type { Database } from '../../storage/index.ts'
import { addLookup, type Reading, together } from './lookup.ts'

/** What this process did for signatures, since it began. */
export interface SignatureFacts {
  readonly renders: number
  readonly failures: number
  readonly changes: number
  /** For how long the oldest change of a directory waits to be in a signature. */
  readonly behindSeconds: number
}

const states = ['ready', 'none', 'kept', 'failed', 'inactive'] as const

/** @param facts null: this process does not follow yet */
export function addSignatures(registry: Registry, database: Database, facts: () => SignatureFacts | null): void {
  const ofProcess = (name: string, help: string, of: (facts: SignatureFacts) => number): void =>
    addLookup(registry, { name, help }, async () => {
      const known = facts()
      return known === null ? [] : [{ value: of(known) }]
    })
  ofProcess(
    'dynasend_signatures_behind_seconds',
    'How long the oldest change of a directory has waited to be in a signature; 0: none waits.',
    ({ behindSeconds }) => behindSeconds,
  )
  ofProcess(
    'dynasend_signatures_looked',
    'People whose signature was looked at since the start.',
    (known) => known.renders,
  )
  ofProcess('dynasend_signatures_failed', 'Of those, how often it could not be made.', (known) => known.failures)
  ofProcess('dynasend_signatures_changed', 'Of those, how often it became another one.', (known) => known.changes)
  const counted = together(() => countStates(database), 15_000)
  const byState = {
    name: 'dynasend_signatures',
    help: 'People by how their signature stands; kept: making it anew failed, and the last good one is served.',
    labelNames: ['state'],
  }
  addLookup(registry, byState, counted)
  const jobs = {
    name: 'dynasend_signature_jobs',
    help: 'Long work about signatures that waits or runs, by kind.',
    labelNames: ['kind'],
  }
  addLookup(registry, jobs, () => countJobs(database))
}

async function countStates({ read }: Database): Promise<Reading[]> {
  const rows = await read
    .selectFrom('signature_people')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  const counts = new Map(rows.map(({ state, count }) => [state, Number(count)]))
  return states.map((state) => ({ labels: { state }, value: counts.get(state) ?? 0 }))
}

async function countJobs({ read }: Database): Promise<Reading[]> {
  const rows = await read
    .selectFrom('signature_jobs')
    .select(['kind', ({ fn }) => fn.countAll<number>().as('count')])
    .where('state', 'in', ['waiting', 'running'])
    .groupBy('kind')
    .execute()
  const counts = new Map(rows.map(({ kind, count }) => [kind, Number(count)]))
  return (['render', 'dryRun', 'archive'] as const).map((kind) => ({ labels: { kind }, value: counts.get(kind) ?? 0 }))
}
