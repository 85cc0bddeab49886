import type { Choices } from '../choices.ts'
import type { GraphClient } from '../graph/client.ts'
import type { Book } from '../records/book.ts'
import type { Patience, StepContext, StepId, Target } from '../steps/step.ts'
import { emptyRun, type RunView, withStep } from './view.ts'

/** What a run works with. */
export interface RunParts {
  readonly graph: GraphClient
  readonly book: Book
  readonly target: Target
  readonly patience: Patience
  readonly now: () => number
  /** Told after each change; the last one stays true. */
  readonly onChange: (view: RunView) => void
}

/** The view of a run, and the context of its steps, which write into it. */
export class Run {
  view: RunView
  readonly context: StepContext
  readonly #onChange: (view: RunView) => void
  #current: StepId | null = null

  constructor({ graph, book, target, patience, now, onChange }: RunParts, choices: Choices) {
    this.view = emptyRun(choices)
    this.#onChange = onChange
    this.context = {
      graph,
      book,
      target,
      choices,
      patience,
      now,
      found: { application: null, jobId: null, groups: [] },
      report: (progress) => this.change({ progress, words: progress.words }),
      onDemand: (result) => {
        this.view = { ...this.view, onDemand: result }
        this.#onChange(this.view)
      },
    }
  }

  /** From now on changes are about this step. */
  begin(id: StepId): void {
    this.#current = id
  }

  change(change: Parameters<typeof withStep>[2]): void {
    if (this.#current !== null) this.view = withStep(this.view, this.#current, change)
    this.#onChange(this.view)
  }
}
