import type { EscrowPart } from '../applications/index.ts'
import { ExpressionError } from '../mapping/index.ts'
import { asFailure, ScimFailure } from '../scim-client/index.ts'
import type { Session } from './session.ts'

const INTERVAL = 40 * 60_000
const DAY = 24 * 3_600_000

/**
 * Keeps a failed object for a later cycle: the next one first, then with growing gaps, at last about daily, and never
 * before the time that the server asked for.
 * @returns the sentence that the log line ends with
 */
export function retryLater(
  session: Session,
  object: { id: string; type: 'User' | 'Group' },
  part: EscrowPart,
  failure: ScimFailure,
): string {
  const attempts = (session.data.escrowOf(object.id, part)?.attempts ?? 0) + 1
  const wait = Math.max(Math.min(INTERVAL * 2 ** (attempts - 1), DAY), failure.retryAfter ?? 0)
  const nextTry = new Date(Date.parse(session.startedAt) + wait).toISOString()
  const { code } = failure.problem
  session.data.hold({ sourceId: object.id, type: object.type, part, reason: code, attempts, nextTry })
  return `This operation was retried ${attempts - 1} times. It will be retried again after this date: ${nextTry} UTC`
}

/** A failure of one object: a request that went wrong, or an expression that this object's values do not fit. */
export function objectFailure(error: unknown): ScimFailure {
  if (!(error instanceof ExpressionError)) return asFailure(error)
  const problem = {
    code: 'SchemaPropertyCanOnlyAcceptValue',
    message: `The attribute mapping cannot be worked out for this object: ${error.message}`,
    request: 'Nothing was sent.',
    response: '',
    whatToDo: 'Correct the expression in the attribute mapping; try it there on this person.',
  }
  return new ScimFailure(problem, null, false)
}
