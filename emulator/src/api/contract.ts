/**
 * What the JSON API says, as types: the pages read the same ones, so that the two cannot drift apart. Types only; nothing
 * of the rehearsal runs in a browser.
 */
import type { Fault, FaultKind } from '../faults/index.ts'
import type { Mapping, TargetAttribute } from '../mapping/index.ts'
import type { applicationView, groupView, provisioningView, userView } from './views.ts'

export type { Cycle, CycleCounts, ProvisioningSettings } from '../applications/index.ts'
export type {
  ModifiedProperty,
  OnDemandResult,
  ProvisioningLog,
  ProvisioningLogDetail,
  ResetScope,
  Step,
} from '../engine/index.ts'
export type { Fault, FaultKind } from '../faults/index.ts'
export type {
  AttributeMapping,
  AttributeType,
  FunctionEntry,
  Mapping,
  MappingProblem,
  ScopingClause,
  ScopingFilter,
  TargetAttribute,
} from '../mapping/index.ts'

/** A mapping with the names that its editor offers. */
export interface MappingView extends Mapping {
  attributeList: TargetAttribute[]
  sourceAttributes: string[]
  targetAttributes: string[]
}

/** What an expression gives for one person; `values` is empty when nothing flows. */
export interface ExpressionTrial {
  userId: string
  displayName: string
  values: string[]
  message: string | null
  position: number | null
}

/** What an expression gives for the chosen people; `value` is the first person's first value. */
export type ExpressionResults =
  | { ok: true; value: string | null; results: ExpressionTrial[] }
  | { ok: false; message: string; position: number | null }

/** The provisioning page of an application. */
export type Provisioning = ReturnType<typeof provisioningView>

/** The job as the provisioning page shows it. */
export type Job = Provisioning['job']

/** A fault as it is set: what is left out has the default of its kind. */
export type FaultInput = Pick<Fault, 'kind'> & Partial<Omit<Fault, 'id' | 'happened'>>

/** The faults of an application, those that have ended among them, and the kinds that there are. */
export interface FaultsView {
  /** The same seed gives the same trouble for the same requests. */
  seed: string
  active: boolean
  text: string
  faults: (Fault & { ended: boolean; text: string })[]
  kinds: readonly { kind: FaultKind; title: string; description: string }[]
}

/** A program that may sign in to the rehearsal's Graph for itself. */
export interface AppRegistrationView {
  clientId: string
  displayName: string
  permissions: string[]
  createdAt: string
}

/** A new registration; its secret is told this once. */
export interface NewAppRegistration extends AppRegistrationView {
  clientSecret: string
  tenantId: string
}

/** A person of the tenant; property names are the source attribute names that mappings and scoping filters use. */
export type EntraUser = ReturnType<typeof userView>

/** A group of the tenant with the number of its members. */
export type EntraGroup = ReturnType<typeof groupView>

/** An enterprise application in a list. */
export type ApplicationView = ReturnType<typeof applicationView>

export type { Page } from './page.ts'
