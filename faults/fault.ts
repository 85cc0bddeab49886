/** What one fault is run with. The same seed makes the same requests; when they meet the fault is up to the machine. */
export interface Circumstances {
  readonly seed: string
  readonly rounds: number
  /** Says what happens now, on one line that is written over. */
  readonly say: (now: string) => void
}

/** What a fault showed. */
export interface Outcome {
  /** What went wrong, in words; empty when the promise held. */
  readonly failures: readonly string[]
  /** What was counted or measured, by name. */
  readonly figures: Readonly<Record<string, number | string>>
}

/** Something that goes wrong, and what must hold nevertheless. */
export interface Fault {
  readonly name: string
  readonly promise: string
  /** Rounds in the short set that runs in CI, and when it is asked for by name; 0: not in the short set. */
  readonly shortRounds: number
  readonly longRounds: number
  /** Why it cannot be made on this machine; null when it can. */
  readonly impossible?: () => string | null
  run(circumstances: Circumstances): Promise<Outcome>
}
