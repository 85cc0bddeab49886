import type { Problem } from '../scim-client/index.ts'

/** After so many requests without an answer in a row the rest of a cycle is not tried. */
const LIMIT = 50

/** Notices that a server has fallen silent. */
export class Silence {
  #inARow = 0
  #last: Problem | null = null

  /** @param problem what became of a request; null when it was answered well */
  note(problem: Problem | null): void {
    const unanswered = problem?.code === 'Timeout' || problem?.code === 'WebExceptionProtocolError'
    this.#inARow = unanswered ? this.#inARow + 1 : 0
    this.#last = problem
  }

  /** The last problem, once nothing has been answered for long; else null. */
  get problem(): Problem | null {
    return this.#inARow >= LIMIT ? this.#last : null
  }
}
