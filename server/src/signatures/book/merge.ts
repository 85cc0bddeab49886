import type { Tree } from './tree.ts'

/** Two people changed the same file since the change set was begun. */
export class MergeConflictError extends Error {
  override readonly name = 'MergeConflictError'
  readonly files: readonly string[]
  constructor(files: readonly string[]) {
    super(`Since this change set was begun somebody else published other changes of: ${files.join(', ')}.`)
    this.files = files
  }
}

/**
 * What `mine` changed since `base`, on top of `theirs`. File by file: a file that both changed alike is no conflict.
 * @throws {MergeConflictError}
 */
export function mergeTrees(base: Tree, mine: Tree, theirs: Tree): Tree {
  const merged: Record<string, string> = {}
  const conflicts: string[] = []
  for (const path of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])) {
    const [was, my, their] = [base[path], mine[path], theirs[path]]
    if (my !== was && their !== was && my !== their) conflicts.push(path)
    const chosen = my === was ? their : my
    if (chosen !== undefined) merged[path] = chosen
  }
  if (conflicts.length > 0) throw new MergeConflictError(conflicts.sort())
  return merged
}
