import type { Application, ConnectorData, Cycle, JobError, TaskExecution } from '../applications/index.ts'
import { enterQuarantine } from './quarantine.ts'
import type { Tally } from './tally.ts'
import type { Verdict } from './verdict.ts'

/** Milliseconds between the starts of two incremental cycles. */
export const INTERVAL = 40 * 60_000

/** Brings a job to where it belongs after a cycle. */
export function settleJob(
  application: Application,
  data: ConnectorData,
  outcome: { cycle: Cycle; tally: Tally; verdict: Verdict; now: Date },
): void {
  const { job } = application
  const { cycle, tally, verdict, now } = outcome
  job.lastCycleAt = now.toISOString()
  if (!wasStopped(verdict)) job.allowDeletes = false
  remember(application, data, outcome)
  if (verdict.kind === 'pruned') {
    data.pruneEscrows()
    job.state = 'Paused'
    job.quarantine = null
    job.nextCycleAt = null
    return
  }
  if (job.state === 'Paused') return
  if (verdict.kind === 'quarantine') return enterQuarantine(application, verdict.reason, verdict.error, now)
  if (verdict.kind === 'failed' && job.quarantine) {
    return enterQuarantine(application, job.quarantine.reason, verdict.error, now)
  }
  job.state = 'Active'
  job.quarantine = null
  const next = Math.max(Date.parse(cycle.startedAt) + INTERVAL, now.getTime())
  job.nextCycleAt = new Date(next).toISOString()
  if (verdict.kind === 'well' && tally.failed + tally.referencesFailed === 0) {
    job.history.steadyStateFirstAchievedTime ??= now.toISOString()
    job.history.steadyStateLastAchievedTime = now.toISOString()
  }
}

/** Whether the cycle ended before it could do what the admin allowed. */
function wasStopped(verdict: Verdict): boolean {
  return (
    verdict.kind === 'failed' || (verdict.kind === 'quarantine' && verdict.reason === 'EncounteredQuarantineException')
  )
}

function remember(
  { job: { history } }: Application,
  data: ConnectorData,
  { cycle, tally, verdict, now }: { cycle: Cycle; tally: Tally; verdict: Verdict; now: Date },
): void {
  const isFailure = verdict.kind === 'failed' || verdict.kind === 'quarantine'
  const execution = executionOf(cycle, tally, data, 'error' in verdict ? verdict.error : null, now)
  if (isFailure) execution.state = 'Failed'
  history.lastExecution = execution
  history.countSuccessiveCompleteFailures = isFailure ? history.countSuccessiveCompleteFailures + 1 : 0
  if (cycle.kind === 'initial') history.escrowsPruned = verdict.kind === 'pruned'
  if (isFailure) return
  history.lastSuccessfulExecution = execution
  if (execution.countExports > 0) history.lastSuccessfulExecutionWithExports = execution
}

function executionOf(
  cycle: Cycle,
  tally: Tally,
  data: ConnectorData,
  error: JobError | null,
  now: Date,
): TaskExecution {
  const failures = tally.failed + tally.referencesFailed
  return {
    activityIdentifier: cycle.id,
    countEntitled: tally.entitled,
    countEntitledForProvisioning: tally.entitledForProvisioning,
    countEscrowed: data.waiting,
    countEscrowedRaw: failures,
    countExported: tally.exported,
    countExports: tally.exported + tally.referencesSent,
    countImported: tally.imported,
    countImportedDeltas: tally.importedDeltas,
    countImportedReferenceDeltas: tally.referenceDeltas,
    error,
    state: failures > 0 ? 'EntryLevelErrors' : 'Succeeded',
    timeBegan: cycle.startedAt,
    timeEnded: now.toISOString(),
  }
}
