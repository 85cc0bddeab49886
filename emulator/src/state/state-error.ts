/** The data folder cannot be used. The message says what to do. */
export class StateError extends Error {
  override readonly name = 'StateError'

  static from(folder: string, cause: unknown): StateError {
    const text = cause instanceof Error ? cause.message : String(cause)
    if (/locked|busy/i.test(text)) {
      return new StateError(
        `Another rehearsal already uses the folder ${folder}. Stop it, or choose another folder with --data.`,
        { cause },
      )
    }
    return new StateError(
      `The folder ${folder} cannot be used: ${text}. Check that it exists, may be written to and has space left.`,
      { cause },
    )
  }
}
