import { applicationStep } from './application.ts'
import { assignStep } from './assign.ts'
import { jobStep } from './job.ts'
import { mappingStep } from './mapping.ts'
import { onDemandStep } from './on-demand.ts'
import { replicationStep } from './replication.ts'
import { secretsStep, validateStep } from './secrets.ts'
import { startStep } from './start.ts'
import type { Step } from './step.ts'
import { watchStep } from './watch.ts'

/**
 * In their order. Groups are assigned before somebody is provisioned on demand, because Entra skips who is not assigned;
 * nobody else is sent by that, since provisioning is started after it.
 */
export const allSteps: readonly Step[] = [
  applicationStep,
  replicationStep,
  jobStep,
  mappingStep,
  secretsStep,
  validateStep,
  assignStep,
  onDemandStep,
  startStep,
  watchStep,
]
