import { type Files, type Finding, FolderError, lint, readFolder } from '../../signatures/index.ts'

/** Something to mend, as every tool that reads compilers' output understands it. */
export interface Complaint {
  readonly severity: 'error' | 'warning' | 'note'
  readonly code: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

export interface Checked {
  readonly complaints: readonly Complaint[]
  readonly errors: number
}

/** Everything that speaks against a folder, without a database: files that cannot be read, then every rule of the lint. */
export function checkFiles(files: Files): Checked {
  const complaints = complaintsOf(files)
  return { complaints, errors: complaints.filter(({ severity }) => severity === 'error').length }
}

function complaintsOf(files: Files): Complaint[] {
  try {
    return lint(readFolder(files), { files, now: Date.now() }).map(ofFinding)
  } catch (error) {
    if (!(error instanceof FolderError)) throw error
    return error.problems.map(({ file, line, message }) => ({
      severity: 'error',
      code: 'unreadable',
      file,
      line: line ?? 1,
      column: 1,
      message,
    }))
  }
}

const ofFinding = ({ severity, code, file, line, column, message, mend }: Finding): Complaint => ({
  severity,
  code,
  file,
  line,
  column,
  message: `${message} ${mend}`,
})

/** `programs/standard/new.html.liquid:12:3: error: … (alt-missing)` */
export const lineOf = ({ severity, code, file, line, column, message }: Complaint): string =>
  `${file}:${line}:${column}: ${severity}: ${message} (${code})`

export function sumOf({ complaints, errors }: Checked): string {
  if (complaints.length === 0) return 'Nothing to mend.'
  const rest = complaints.length - errors
  const found = [countOf(errors, 'error'), countOf(rest, 'other finding')].filter((words) => words !== '')
  return `${found.join(' and ')}.${errors > 0 ? ' Nothing can be published before the errors are mended.' : ''}`
}

const countOf = (count: number, one: string): string => (count === 0 ? '' : `${count} ${one}${count === 1 ? '' : 's'}`)
