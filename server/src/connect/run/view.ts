import type { Choices } from '../choices.ts'
import type { OnDemandResult } from '../on-demand-result.ts'
import { permissionText } from '../permissions.ts'
import { allSteps } from '../steps/all-steps.ts'
import type { Progress, StepId } from '../steps/step.ts'

export type StepState = 'waiting' | 'toDo' | 'running' | 'already' | 'done' | 'failed'

/** One step as a person sees it. */
export interface StepView {
  readonly id: StepId
  readonly title: string
  /** Of Microsoft Graph, the least that it needs. */
  readonly permission: string
  readonly state: StepState
  readonly words: string
  readonly progress: Progress | null
}

/** A run, at any moment. */
export interface RunView {
  readonly steps: readonly StepView[]
  readonly onDemand: OnDemandResult | null
}

export const emptyRun = (choices: Choices): RunView => ({
  steps: allSteps.map(({ id, title, permission }) => ({
    id,
    title,
    permission: permissionText(permission(choices)),
    state: 'waiting',
    words: '',
    progress: null,
  })),
  onDemand: null,
})

export const withStep = (run: RunView, id: StepId, change: Partial<StepView>): RunView => ({
  ...run,
  steps: run.steps.map((step) => (step.id === id ? { ...step, ...change } : step)),
})
