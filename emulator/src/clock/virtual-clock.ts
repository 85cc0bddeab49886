/** Something that knows what time it is. */
export interface Clock {
  now(): Date
}

/** A clock that runs with the real one and can be put forward. It never goes back. */
export class VirtualClock implements Clock {
  readonly #real: () => number
  #offset: number

  /** @param offset milliseconds ahead of the real clock */
  constructor(offset = 0, real: () => number = Date.now) {
    this.#offset = offset
    this.#real = real
  }

  now(): Date {
    return new Date(this.#real() + this.#offset)
  }

  /** Milliseconds ahead of the real clock. */
  get offset(): number {
    return this.#offset
  }

  /** Puts the clock forward to `time` (milliseconds since 1970); a time that has passed changes nothing. */
  advanceTo(time: number): void {
    const ahead = time - this.#real()
    if (ahead > this.#offset) this.#offset = ahead
  }
}
