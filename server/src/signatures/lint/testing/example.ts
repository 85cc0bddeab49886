import { type Files, readFolder } from '../../folder/index.ts'
import { starterFiles } from '../../starter/index.ts'
import { type Finding, type LintFacts, lint } from '../index.ts'

/** Files of a folder that differ from the starter's; null: the file is not there. */
export type Change = Readonly<Record<string, string | null>>

/** What a rule finds, and the same mended, where it finds nothing. */
export interface Example {
  readonly code: string
  readonly what: string
  readonly wrong: Change
  readonly right: Change
  readonly facts?: LintFacts
  /** Of the first finding: `file:line:column`. */
  readonly at: string
  /** Within its message and mend. */
  readonly says: string
}

/** 2026-11-23, noon in London. */
const now = Date.UTC(2026, 10, 23, 12)

export const facts: LintFacts = { people: 0, filled: {}, attributes: {}, groups: [] }

/** What the lint says of the starter's folder with a change. */
export function findingsOf(change: Change, known?: LintFacts): readonly Finding[] {
  const files = changed(change)
  return lint(readFolder(files), { files, now, ...(known === undefined ? {} : { facts: known }) })
}

export function changed(change: Change): Files {
  const files = new Map<string, string | Uint8Array>(starterFiles())
  for (const [path, content] of Object.entries(change)) {
    if (content === null) files.delete(path)
    else files.set(path, content)
  }
  return files
}
