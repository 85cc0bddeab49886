/** Something in a folder that cannot be read, at its place, with what to do. */
export interface FolderProblem {
  /** Below the folder: `rules/program.yaml`. */
  readonly file: string
  /** From 1; null where it is about the whole file. */
  readonly line: number | null
  readonly message: string
}

/** The folder is no configuration. Nothing of it was taken. */
export class FolderError extends Error {
  override readonly name = 'FolderError'
  readonly problems: readonly FolderProblem[]
  constructor(problems: readonly FolderProblem[]) {
    super(problems.map(({ file, line, message }) => `${file}${line === null ? '' : `:${line}`}: ${message}`).join('\n'))
    this.problems = problems
  }
}
