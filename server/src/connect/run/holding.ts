import type { Choices } from '../choices.ts'
import { GraphFailure, problemOf } from '../graph/failure.ts'
import { ConnectProblem, type ProblemWords } from '../problem.ts'
import type { Who } from '../records/book.ts'
import type { RunParts } from './parts.ts'

/** So long a silent process is believed to be at work, in milliseconds. */
export const leaseTime = 10_000

/** A run that another process has taken over ends here. */
function takenOver(): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-busy',
    message: 'Another process has taken over, because this one was silent for too long.',
    whatToDo: 'Look at its progress instead; nothing was lost.',
  })
}

/** Holds the work while it is done, and writes down how it ended. @throws {ConnectProblem} */
export async function holding(
  { book, graph }: RunParts,
  choices: Choices,
  who: Who,
  states: { readonly during: 'running' | 'undoing'; readonly after: 'connected' | 'undone' },
  work: () => Promise<void>,
): Promise<void> {
  await takePatiently(book, () => book.take(states.during, choices, who), graph.pause)
  let isOurs = true
  const beat = setInterval(() => {
    void book.renew().then(
      (ours) => {
        isOurs = ours
      },
      // A database that cannot answer now does not end the work; the lease does.
      () => undefined,
    )
  }, leaseTime / 4)
  const guard = async (): Promise<void> => {
    if (!isOurs) throw takenOver()
  }
  try {
    await work()
    await guard()
    await book.leave(states.after, null)
  } catch (error) {
    await book.leave('stopped', wordsOf(error))
    throw error
  } finally {
    clearInterval(beat)
  }
}

/** A process that was killed holds its work for some seconds more. */
async function takePatiently(
  book: RunParts['book'],
  take: () => Promise<void>,
  pause: (milliseconds: number) => Promise<void>,
): Promise<void> {
  const first = await book.setup()
  for (let waited = 0; ; waited += 1000) {
    try {
      await take()
      return
    } catch (error) {
      const now = await book.setup()
      const isSilent = first?.runnerUntil === now?.runnerUntil
      if (!(error instanceof ConnectProblem) || !isSilent || waited > leaseTime) throw error
      await pause(1000)
    }
  }
}

/** For the bookkeeping and the page: never a stack, never a value. */
export function wordsOf(error: unknown): ProblemWords {
  if (error instanceof ConnectProblem) return error.words
  if (error instanceof GraphFailure) return problemOf(error, null).words
  const isAbort = error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')
  return {
    code: isAbort ? 'entra-not-ready' : 'entra-refused',
    message: isAbort ? 'It was interrupted.' : 'Something went wrong in this server while it was done.',
    whatToDo: 'Go on: it continues where it was.',
  }
}
