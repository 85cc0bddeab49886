import type { Application } from '../../applications/index.ts'
import { jobStatus } from '../../engine/index.ts'
import type { Graph } from '../graph.ts'
import type { View } from '../odata/index.ts'

const NO_INTERVAL = 'P10675199DT2H48M5.4775807S'

/** A synchronization job as Graph shows it (synchronizationJob, synchronizationStatus). */
export function jobView(graph: Graph, application: Application): View {
  const { job, settings, mode, credentials } = application
  const data = graph.rehearsal.applications.data(application.id)
  const configured = mode === 'Automatic' && credentials !== null
  return {
    id: job.id,
    templateId: graph.records.of(application).templateId,
    schedule: {
      expiration: null,
      interval: configured ? 'PT40M' : NO_INTERVAL,
      state: configured ? scheduleState(job) : 'Disabled',
    },
    status: jobStatus(application, data, graph.rehearsal.clock.now()),
    synchronizationJobSettings: [
      { name: 'QuarantineTooManyDeletesThreshold', value: String(settings.deletionThreshold) },
    ],
  }
}

/** A job that gave up after 28 days in quarantine is disabled; one that an admin stopped is paused. */
function scheduleState(job: Application['job']): string {
  if (job.state !== 'Paused') return 'Active'
  return job.lastCycleAt === null || job.quarantine !== null ? 'Disabled' : 'Paused'
}
