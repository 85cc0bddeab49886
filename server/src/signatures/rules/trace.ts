import type { ConditionTrace } from '../model/composition.ts'
import type { Asked } from './asked.ts'
import type { Question } from './question.ts'

/** The condition as a tree, with the answer and, at its leaves, the person's real values. */
export function traceOf(question: Question, asked: Asked): ConditionTrace {
  const met = question.holds(asked)
  const { words } = question
  const said = question.parts.length === 0 && !met ? question.because(asked, true).sentence : words
  return { words: said, met, parts: question.parts.map((part) => traceOf(part, asked)) }
}
