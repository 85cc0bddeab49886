import { GraphFailure } from '../graph/failure.ts'
import type { StepContext } from './step.ts'

interface MakeOnce<T> {
  /** Finds what was made, also by a call whose answer was lost. */
  readonly look: () => Promise<T | null>
  readonly make: () => Promise<T>
  /** Whether an earlier try may have made it: then the lists get time to show it before it is made again. */
  readonly maybeMade: boolean
}

const tries = 5

/**
 * Makes a thing that Graph would make twice when it is asked twice. A call without a good answer is not repeated before
 * the lists have had time to show what it made.
 */
export async function makeOnce<T>(context: StepContext, { look, make, maybeMade }: MakeOnce<T>): Promise<T> {
  let isUncertain = maybeMade
  for (let attempt = 1; ; attempt++) {
    const found = isUncertain ? await lookLong(context, look) : await look()
    if (found !== null) return found
    try {
      return await make()
    } catch (error) {
      if (!(error instanceof GraphFailure) || attempt >= tries) throw error
      // 409 and "already exists" tell that another call made it.
      if (!error.isUncertain && error.status !== 409) throw error
      isUncertain = true
    }
  }
}

async function lookLong<T>(context: StepContext, look: () => Promise<T | null>): Promise<T | null> {
  const until = context.now() + context.patience.uncertain
  for (;;) {
    const found = await look()
    if (found !== null || context.now() >= until) return found
    await context.graph.pause(context.patience.step)
  }
}
