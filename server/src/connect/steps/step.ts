import type { Choices } from '../choices.ts'
import type { GraphClient } from '../graph/client.ts'
import type { ServicePrincipal } from '../graph/shapes.ts'
import type { OnDemandResult } from '../on-demand-result.ts'
import type { Permission } from '../permissions.ts'
import type { Book } from '../records/book.ts'

/** What the SCIM server is, seen from Entra. */
export interface Target {
  readonly tenantUrl: string
  /** Gives a Secret Token that works, newest first; the reading is recorded. Makes one when there is none. */
  secretToken(): Promise<{ id: string; secretToken: string }>
  /** Ids of the Secret Tokens that work now. */
  liveTokens(): Promise<readonly string[]>
}

/** How patiently is waited for Entra, in milliseconds. */
export interface Patience {
  /** Between two looks. */
  readonly step: number
  /** Until a new object is everywhere. */
  readonly replication: number
  /** Until an object that may have been made must be in the lists. */
  readonly uncertain: number
  /** Until an assignment is known to provision on demand. */
  readonly scope: number
  /** Until the first cycle ends. */
  readonly cycle: number
}

export const usualPatience: Patience = {
  step: 2000,
  replication: 600_000,
  uncertain: 60_000,
  scope: 240_000,
  cycle: 48 * 3_600_000,
}

/** What the steps find out for each other. */
export interface Found {
  application: Pick<ServicePrincipal, 'id' | 'appId' | 'displayName' | 'appRoles'> | null
  jobId: string | null
  groups: readonly { readonly id: string; readonly displayName: string }[]
}

export interface Progress {
  readonly words: string
  readonly completed: number
  /** 0: not known. */
  readonly total: number
}

export interface StepContext {
  readonly graph: GraphClient
  readonly book: Book
  readonly target: Target
  readonly choices: Choices
  readonly patience: Patience
  readonly found: Found
  now(): number
  report(progress: Progress): void
  onDemand(result: OnDemandResult): void
}

export const stepIds = [
  'application',
  'replication',
  'job',
  'mapping',
  'secrets',
  'validate',
  'assign',
  'onDemand',
  'start',
  'watch',
] as const
export type StepId = (typeof stepIds)[number]

/** Whether a step has nothing to do, and in which words. */
export interface Look {
  readonly already: boolean
  /** What it would change, or what is already so. */
  readonly words: string
}

export interface Step {
  readonly id: StepId
  readonly title: string
  readonly permission: (choices: Choices) => Permission
  /** Changes nothing. Fills `found` for the steps after it. */
  look(context: StepContext): Promise<Look>
  /** Does it; may be called again after any interruption. @returns what was done */
  run(context: StepContext): Promise<string>
}

export const applicationOf = ({ found }: StepContext): NonNullable<Found['application']> => {
  if (found.application === null) throw new Error('A step ran before the application was found.')
  return found.application
}

/** `/servicePrincipals/{id}/synchronization` */
export const synchronizationPath = (context: StepContext): string =>
  `/servicePrincipals/${encodeURIComponent(applicationOf(context).id)}/synchronization`

/** `…/jobs/{id}` */
export function jobPath(context: StepContext): string {
  if (context.found.jobId === null) throw new Error('A step ran before the job was found.')
  return `${synchronizationPath(context)}/jobs/${encodeURIComponent(context.found.jobId)}`
}
