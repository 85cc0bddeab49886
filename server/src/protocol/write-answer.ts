import type { WriteOptions } from '../directory/contract.ts'
import type { Answer } from './answer.ts'
import { answerFacts } from './call-facts.ts'
import type { Exchange } from './exchange.ts'
import { wantedVersions } from './preconditions.ts'

export interface PreparedWrite<R> {
  readonly options: WriteOptions<R>
  /** The answer for what was written: the same text that the activity record holds. */
  answer(written: R): Answer
}

/**
 * Couples a write with its answer: the answer is made inside the transaction, so that activity and change land together.
 * @param render makes the answer; may run again when the write is repeated after a conflict
 */
export function prepareWrite<R>(exchange: Exchange, render: (written: R) => Answer): PreparedWrite<R> {
  let last: { readonly written: R; readonly answer: Answer } | null = null
  const answer = (written: R): Answer => {
    if (last === null || last.written !== written) last = { written, answer: render(written) }
    return last.answer
  }
  const ifVersion = wantedVersions(exchange.ifMatch)
  const options = { call: exchange.call, answer: (written: R) => answerFacts(answer(written)) }
  return { options: ifVersion === null ? options : { ...options, ifVersion }, answer }
}
