/** Where a command's words go. */
export interface Terminal {
  /** The result: one or more lines to standard output. */
  write(text: string): void
  /** Progress and warnings, as they are: standard error. */
  note(text: string): void
  /** Whether a person sees the notes, so that a line may be written over. */
  readonly isInteractive: boolean
  /** Whether results may be coloured: somebody sees them, and has not asked for none. */
  readonly isColourful: boolean
}
