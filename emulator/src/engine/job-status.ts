import type { Application, ConnectorData } from '../applications/index.ts'

const NEVER = '0001-01-01T00:00:00Z'

/** `status` of a synchronizationJob as Microsoft Graph gives it (synchronization-synchronizationstatus). */
export function jobStatus(application: Application, data: ConnectorData, now: Date) {
  const { history, quarantine, cycle } = application.job
  return {
    code: statusCode(application),
    countSuccessiveCompleteFailures: history.countSuccessiveCompleteFailures,
    escrowsPruned: history.escrowsPruned,
    lastExecution: history.lastExecution,
    lastSuccessfulExecution: history.lastSuccessfulExecution,
    lastSuccessfulExecutionWithExports: history.lastSuccessfulExecutionWithExports,
    quarantine: quarantine && {
      currentBegan: quarantine.currentBegan,
      error: quarantine.error,
      nextAttempt: quarantine.nextAttempt,
      reason: quarantine.reason,
      seriesBegan: quarantine.since,
      seriesCount: quarantine.attempts,
    },
    steadyStateFirstAchievedTime: history.steadyStateFirstAchievedTime ?? NEVER,
    steadyStateLastAchievedTime: history.steadyStateLastAchievedTime ?? NEVER,
    troubleshootingUrl: null,
    progress: cycle?.running
      ? [
          {
            completedUnits: cycle.done,
            totalUnits: cycle.total,
            progressObservationDateTime: now.toISOString(),
            units: 'Entries',
          },
        ]
      : [],
    synchronizedEntryCountByType: (['User', 'Group'] as const)
      .map((key) => ({ key, value: data.count(key) }))
      .filter(({ value }) => value > 0),
  }
}

function statusCode({ mode, credentials, job }: Application) {
  if (mode === 'Manual' || !credentials) return 'NotConfigured'
  if (job.state === 'Quarantine') return 'Quarantine'
  if (job.state === 'Active') return 'Active'
  return job.history.lastExecution === null ? 'NotRun' : 'Paused'
}
