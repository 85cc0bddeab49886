import type { Choices } from '../choices.ts'
import { GraphFailure, problemOf } from '../graph/failure.ts'
import { permissionText } from '../permissions.ts'
import { ConnectProblem } from '../problem.ts'
import type { Who } from '../records/book.ts'
import { allSteps } from '../steps/all-steps.ts'
import type { Step } from '../steps/step.ts'
import { holding } from './holding.ts'
import { Run, type RunParts } from './parts.ts'
import type { RunView } from './view.ts'

/** What would be changed, step by step; touches nothing. @throws {ConnectProblem} */
export async function planConnect(parts: RunParts, choices: Choices): Promise<RunView> {
  const run = new Run(parts, choices)
  for (const step of allSteps) {
    run.begin(step.id)
    await inWords(step, choices, async () => {
      const { already, words } = await step.look(run.context)
      run.change({ state: already ? 'already' : 'toDo', words })
    })
  }
  return run.view
}

/**
 * Does what is missing, in the order of the steps. Called again it changes only what differs; after any interruption it
 * goes on from the bookkeeping and from what is in Entra. @throws {ConnectProblem}
 */
export async function connect(parts: RunParts, choices: Choices, who: Who): Promise<RunView> {
  const run = new Run(parts, choices)
  await holding(parts, choices, who, { during: 'running', after: 'connected' }, async () => {
    for (const step of allSteps) await take(run, step, choices)
  })
  return run.view
}

async function take(run: Run, step: Step, choices: Choices): Promise<void> {
  run.begin(step.id)
  run.change({ state: 'running', words: '', progress: null })
  try {
    await inWords(step, choices, async () => {
      const { already, words } = await step.look(run.context)
      if (already) return run.change({ state: 'already', words })
      run.change({ words })
      run.change({ words: await step.run(run.context), state: 'done', progress: null })
    })
  } catch (error) {
    const words = error instanceof ConnectProblem ? error.message : 'It was interrupted.'
    run.change({ state: 'failed', words, progress: null })
    throw error
  }
}

/** Graph's refusals in the admin's words, with the permission that the step needs. */
async function inWords(step: Step, choices: Choices, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof GraphFailure) throw problemOf(error, permissionText(step.permission(choices)))
    throw error
  }
}
