/** Names the page docs/errors/<code>.md. */
export type ConnectCode =
  | 'entra-sign-in'
  | 'entra-permission'
  | 'entra-premium-missing'
  | 'entra-not-ready'
  | 'entra-throttled'
  | 'entra-unreachable'
  | 'entra-answer-unknown'
  | 'entra-refused'
  | 'entra-connection-test'
  | 'entra-choice'
  | 'entra-busy'

export interface ProblemWords {
  readonly code: ConnectCode
  /** What is wrong, and where. */
  readonly message: string
  readonly whatToDo: string
}

/** Setting up cannot go on; the words are for the admin. Never holds a token or a secret. */
export class ConnectProblem extends Error {
  override readonly name = 'ConnectProblem'
  readonly code: ConnectCode
  readonly whatToDo: string
  constructor({ code, message, whatToDo }: ProblemWords) {
    super(message)
    this.code = code
    this.whatToDo = whatToDo
  }

  get words(): ProblemWords {
    return { code: this.code, message: this.message, whatToDo: this.whatToDo }
  }
}
