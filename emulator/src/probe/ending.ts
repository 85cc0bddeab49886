/** The server did something else than it should. */
export class Unmet extends Error {
  override readonly name: string = 'Unmet'
  readonly expected: string
  readonly received: string

  constructor(expected: string, received: string) {
    super(`Expected ${expected}, received ${received}`)
    this.expected = expected
    this.received = received
  }
}

/** Right enough to work, and still worth telling. */
export class Concern extends Unmet {
  override readonly name: string = 'Concern'
}

/** The check says nothing about this server. */
export class Skip extends Error {
  override readonly name: string = 'Skip'
}

/** The check could not be done, because what it works on could not be made. */
export class Blocked extends Skip {
  override readonly name: string = 'Blocked'
}

/** Ends the check as failed. */
export function unmet(expected: string, received: string): never {
  throw new Unmet(expected, received)
}

/** Ends the check as a warning. */
export function concern(expected: string, received: string): never {
  throw new Concern(expected, received)
}

/** Ends the check as skipped. @param reason a sentence for the person who reads the report */
export function skip(reason: string): never {
  throw new Skip(reason)
}

/** Ends the check as skipped, and says that it proved nothing: its preparation failed. */
export function blocked(reason: string): never {
  throw new Blocked(reason)
}
