/** What the rehearsal's JSON API says about one application's provisioning: its own types, and what it says without a name. */
import type { OnDemandResult, Step } from '../../../src/api/contract.ts'

export type {
  AttributeMapping,
  AttributeType,
  Cycle,
  CycleCounts,
  ExpressionResults,
  ExpressionTrial,
  Fault,
  FaultInput,
  FaultsView,
  FunctionEntry,
  Job,
  Mapping,
  MappingProblem,
  MappingView,
  ModifiedProperty,
  OnDemandResult,
  Provisioning,
  ProvisioningLog,
  ProvisioningLogDetail,
  ResetScope,
  ScopingClause,
  ScopingFilter,
  TargetAttribute,
} from '../../../src/api/contract.ts'

export type StepReport = Step

/** Why a call to the SCIM server did not do what it should, with what was sent and answered (secrets removed). */
export type Failure = NonNullable<OnDemandResult['error']>

export interface TestStep {
  name: string
  request: string
  status: number | null
  ok: boolean
  milliseconds: number
}

export type TestResult = { ok: true; steps?: TestStep[] } | ({ ok: false } & Failure)
