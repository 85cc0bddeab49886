import type { Kysely } from 'kysely'
import { appendEntry } from '../../audit/index.ts'
import type { Tables } from '../../storage/index.ts'
import { ChangeSetGoneError, changeSetOf, type Deed } from './change-sets.ts'
import { mergeTrees } from './merge.ts'
import { newestNumber, versionOf } from './published.ts'
import { readTree, type Tree, treeText } from './tree.ts'

export interface NewVersion {
  readonly comment: string
  readonly approvedBy: string | null
  readonly changeSetId: string | null
  readonly restoredFrom: number | null
  /** JSON. */
  readonly facts: string
}

/** Makes a tree the version in force; whoever publishes at the same time gets the next number. */
export async function addVersion(tx: Kysely<Tables>, deed: Deed, tree: Tree, version: NewVersion): Promise<number> {
  const { accountId, actor, now } = deed
  const number = (await newestNumber(tx, accountId)) + 1
  await tx
    .insertInto('signature_versions')
    .values({
      account_id: accountId,
      number,
      tree: treeText(tree),
      comment: version.comment,
      published_at: new Date(now).toISOString(),
      published_by: actor.name,
      approved_by: version.approvedBy,
      change_set_id: version.changeSetId,
      restored_from: version.restoredFrom,
      facts: version.facts,
    })
    .execute()
  const what = version.restoredFrom === null ? '' : `, which restores version ${version.restoredFrom}`
  const words = `published version ${number} of the signatures${what}: ${version.comment}`
  await appendEntry(tx, now, actor, { accountId, action: 'signatures.publish', subject: String(number), words })
  return number
}

/**
 * Publishes a change set on top of whatever is in force by now.
 * @throws {ChangeSetGoneError | MergeConflictError}
 */
export async function publishChangeSet(
  tx: Kysely<Tables>,
  deed: Deed,
  id: string,
  version: Pick<NewVersion, 'comment' | 'approvedBy' | 'facts'>,
): Promise<number> {
  const row = await changeSetOf(tx, deed.accountId, id)
  if (row === null || (row.state !== 'open' && row.state !== 'submitted')) throw new ChangeSetGoneError(row === null)
  const tree = await mergedTree(tx, deed.accountId, { base: Number(row.base_version), tree: readTree(row.tree) })
  const number = await addVersion(tx, deed, tree, { ...version, changeSetId: id, restoredFrom: null })
  await tx
    .updateTable('signature_change_sets')
    .set({ state: 'published', updated_at: new Date(deed.now).toISOString(), updated_by: deed.actor.name })
    .where('account_id', '=', deed.accountId)
    .where('id', '=', id)
    .execute()
  return number
}

/** A change set's tree as it would be in force. @throws {MergeConflictError} */
export async function mergedTree(
  db: Kysely<Tables>,
  accountId: string,
  { base, tree }: { readonly base: number; readonly tree: Tree },
): Promise<Tree> {
  const newest = await newestNumber(db, accountId)
  if (newest === base) return tree
  const [was, is] = [await versionOf(db, accountId, base), await versionOf(db, accountId, newest)]
  return mergeTrees(was?.tree ?? {}, tree, is?.tree ?? {})
}
