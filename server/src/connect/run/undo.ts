import type { Choices } from '../choices.ts'
import { GraphFailure, problemOf } from '../graph/failure.ts'
import type { Who } from '../records/book.ts'
import { deeds } from './deeds.ts'
import { holding } from './holding.ts'
import { Run, type RunParts } from './parts.ts'

/** One thing that is, or would be, taken back. */
export interface UndoLine {
  readonly name: string
  readonly words: string
  readonly permission: string
}

/** What taking back would do; touches nothing. */
export async function planUndo(parts: RunParts, choices: Choices): Promise<UndoLine[]> {
  const list = await deeds(new Run(parts, choices).context)
  return list.map(({ thing, words, permission }) => ({ name: thing.name, words, permission }))
}

/**
 * Takes back only what was made or changed by a setting up, newest first; what was found stays. May be called again.
 * People and groups that were sent stay in Dynasend. @throws {ConnectProblem}
 */
export async function undo(parts: RunParts, choices: Choices, who: Who): Promise<UndoLine[]> {
  const done: UndoLine[] = []
  const { context } = new Run(parts, choices)
  await holding(parts, choices, who, { during: 'undoing', after: 'undone' }, async () => {
    for (const { thing, words, permission, run } of await deeds(context)) {
      try {
        await run()
      } catch (error) {
        if (!(error instanceof GraphFailure)) throw error
        // Somebody has taken it back by hand already.
        if (error.status !== 404) throw problemOf(error, permission)
      }
      const { kind, key, name, entraId, details } = thing
      await parts.book.note({ kind, key, name, entraId, details, state: 'removed' })
      done.push({ name, words, permission })
    }
  })
  return done
}
