import type { Kysely } from 'kysely'
import type { SignatureChangeSetRow, Tables } from '../../storage/index.ts'
import {
  configurationOfTree,
  filesOfTree,
  MergeConflictError,
  mergedTree,
  newestNumber,
  readTree,
  type Tree,
  versionOf,
} from '../book/index.ts'
import type { Configuration } from '../model/configuration.ts'
import { type DiffPiece, type FileChange, fileChanges, textDiff } from './file-changes.ts'

/** What a change set would do to what is in force. */
export interface ReviewedChangeSet {
  readonly inForce: number
  readonly files: readonly FileChange[]
  /** Files that somebody else published differently since it was begun; the rest then cannot be said. */
  readonly conflicts: readonly string[]
  /** Null where there are conflicts. */
  readonly tree: Tree | null
  readonly configuration: Configuration | null
}

export async function reviewChangeSet(
  db: Kysely<Tables>,
  accountId: string,
  row: SignatureChangeSetRow,
): Promise<ReviewedChangeSet> {
  const inForce = await newestNumber(db, accountId)
  const now = (await versionOf(db, accountId, inForce))?.tree ?? {}
  const mine = readTree(row.tree)
  try {
    const tree = await mergedTree(db, accountId, { base: Number(row.base_version), tree: mine })
    const configuration = await configurationOfTree(db, accountId, tree)
    return { inForce, files: fileChanges(now, tree), conflicts: [], tree, configuration }
  } catch (error) {
    if (!(error instanceof MergeConflictError)) throw error
    return { inForce, files: fileChanges(now, mine), conflicts: error.files, tree: null, configuration: null }
  }
}

/** One file on both sides, and what differs; a picture has no text. */
export async function fileDiff(
  db: Kysely<Tables>,
  accountId: string,
  { before, after }: { readonly before: Tree; readonly after: Tree },
  path: string,
): Promise<{ before: string | null; after: string | null; pieces: DiffPiece[] }> {
  const of = async (tree: Tree): Promise<string | null> => {
    const hash = tree[path]
    if (hash === undefined) return null
    return (await filesOfTree(db, accountId, { [path]: hash })).get(path) ?? null
  }
  const [was, is] = [await of(before), await of(after)]
  return { before: was, after: is, pieces: textDiff(was ?? '', is ?? '') }
}
