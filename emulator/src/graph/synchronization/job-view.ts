import type { Application, Cycle } from '../../applications/index.ts'
import type { Graph } from '../graph.ts'
import type { View } from '../odata/index.ts'

/** What Graph writes for a time that never was. */
const NEVER = '0001-01-01T00:00:00Z'
const NO_INTERVAL = 'P10675199DT2H48M5.4775807S'

/** A synchronization job as Graph shows it (synchronizationJob, synchronizationStatus). */
export function jobView(graph: Graph, application: Application): View {
  const { job, settings, mode, credentials } = application
  const configured = mode === 'Automatic' && credentials !== null
  return {
    id: job.id,
    templateId: graph.records.of(application).templateId,
    schedule: {
      expiration: null,
      interval: configured ? 'PT40M' : NO_INTERVAL,
      state: !configured
        ? 'Disabled'
        : job.state === 'Paused'
          ? job.lastCycleAt === null
            ? 'Disabled'
            : 'Paused'
          : 'Active',
    },
    status: statusView(graph, application, configured),
    synchronizationJobSettings: [
      { name: 'QuarantineTooManyDeletesThreshold', value: String(settings.deletionThreshold) },
    ],
  }
}

function statusView(graph: Graph, application: Application, configured: boolean): View {
  const { job } = application
  const data = graph.rehearsal.applications.data(application.id)
  const { cycle, quarantine } = job
  const ended = cycle && !cycle.running ? cycle : null
  const execution = ended ? executionView(ended, data.escrows.size, quarantine !== null) : null
  const succeeded = ended && quarantine === null ? execution : null
  const steady = job.watermark !== null && ended?.endedAt ? ended.endedAt : NEVER
  return {
    countSuccessiveCompleteFailures: quarantine?.attempts ?? 0,
    escrowsPruned: false,
    code: codeOf(application, configured),
    lastExecution: execution,
    lastSuccessfulExecution: succeeded,
    lastSuccessfulExecutionWithExports: ended && exportsOf(ended) > 0 ? succeeded : null,
    quarantine: quarantine && {
      currentBegan: quarantine.since,
      nextAttempt: quarantine.nextAttempt,
      reason: quarantine.reason,
      seriesBegan: quarantine.since,
      seriesCount: quarantine.attempts,
      error: { code: quarantine.reason, message: quarantine.message, tenantActionable: true },
    },
    steadyStateFirstAchievedTime: steady,
    steadyStateLastAchievedTime: steady,
    troubleshootingUrl: null,
    progress: cycle?.running ? [progressView(cycle, graph.rehearsal.clock.now())] : [],
    synchronizedEntryCountByType: (['User', 'Group'] as const).flatMap((key) => {
      const value = data.count(key)
      return value > 0 ? [{ key, value }] : []
    }),
  }
}

function codeOf({ job }: Application, configured: boolean): string {
  if (!configured) return 'NotConfigured'
  if (job.state === 'Quarantine') return 'Quarantine'
  if (job.state === 'Paused') return job.lastCycleAt === null ? 'NotRun' : 'Paused'
  return 'Active'
}

function exportsOf({ counts }: Cycle): number {
  return counts.created + counts.updated + counts.disabled + counts.deleted
}

function executionView(cycle: Cycle, escrowed: number, failed: boolean): View {
  const exported = exportsOf(cycle)
  return {
    activityIdentifier: cycle.id,
    countEntitled: cycle.total,
    countEntitledForProvisioning: cycle.total,
    countEscrowed: escrowed,
    countEscrowedRaw: escrowed,
    countExported: exported,
    countExports: exported,
    countImported: cycle.done,
    countImportedDeltas: cycle.kind === 'incremental' ? cycle.done : 0,
    countImportedReferenceDeltas: 0,
    error: null,
    state: failed ? 'Failed' : cycle.counts.failed > 0 ? 'EntryLevelErrors' : 'Succeeded',
    timeBegan: cycle.startedAt,
    timeEnded: cycle.endedAt,
  }
}

function progressView(cycle: Cycle, now: Date): View {
  return {
    completedUnits: cycle.done,
    progressObservationDateTime: now.toISOString(),
    totalUnits: cycle.total,
    units: 'Entries',
  }
}
