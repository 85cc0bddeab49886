/**
 * The provisioning service: connection tests, provision on demand, initial and incremental cycles, retries, quarantine and
 * the provisioning logs. It reads the tenant and writes to SCIM servers only. The rehearsal's clock and the API call it.
 */
export { asText, differences } from './bodies.ts'
export { decideGroup, decideUser } from './decide.ts'
export { jobStatus } from './job-status.ts'
export type {
  Action,
  ModifiedProperty,
  OnDemandResult,
  ProvisioningLog,
  ProvisioningLogDetail,
  Step,
} from './log-entry.ts'
export { probePlan } from './probe-plan.ts'
export type { OnDemandRequest } from './provision-on-demand.ts'
export { managerOf } from './provision-user.ts'
export { Provisioning } from './provisioning.ts'
export { type ProvisioningDetails, type ProvisioningStep, provisioningDetails } from './provisioning-steps.ts'
export { parseResetScope, portalRestart, type ResetScope } from './reset-scope.ts'
export { openSession, type Session } from './session.ts'
