import { structuredPatch } from 'diff'
import type { Tree } from '../book/index.ts'
import { isPicture } from '../book/index.ts'

export interface FileChange {
  readonly path: string
  readonly kind: 'added' | 'changed' | 'removed'
  /** Hash of what was there, and of what is; null where there is none. */
  readonly before: string | null
  readonly after: string | null
  readonly picture: boolean
}

/** What differs between two folders, by path. */
export function fileChanges(before: Tree, after: Tree): FileChange[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return paths.flatMap((path): FileChange[] => {
    const [was, is] = [before[path] ?? null, after[path] ?? null]
    if (was === is) return []
    const kind = was === null ? 'added' : is === null ? 'removed' : 'changed'
    return [{ path, kind, before: was, after: is, picture: isPicture(path) }]
  })
}

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed'
  /** Line numbers from 1; null on the side where there is none. */
  readonly before: number | null
  readonly after: number | null
  readonly text: string
}

/** Lines around each change; pieces that are far apart are separate. */
export type DiffPiece = readonly DiffLine[]

const around = 3

/** What differs between two texts, line by line. */
export function textDiff(before: string, after: string): DiffPiece[] {
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, { context: around })
  return hunks.map(({ oldStart, newStart, lines }) => {
    let [old, now] = [oldStart, newStart]
    return lines.flatMap((line): DiffLine[] => {
      const text = line.slice(1)
      if (line.startsWith('+')) return [{ kind: 'added', before: null, after: now++, text }]
      if (line.startsWith('-')) return [{ kind: 'removed', before: old++, after: null, text }]
      // "\ No newline at end of file" is no line of either.
      return line.startsWith(' ') ? [{ kind: 'same', before: old++, after: now++, text }] : []
    })
  })
}
