import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'
import {
  ChangeSetGoneError,
  changeSetOf,
  type Deed,
  filesOfTree,
  isPicture,
  mergedTree,
  pictureOf,
  putFiles,
  RevisionError,
  readTree,
  type Tree,
  treeText,
  versionOf,
} from '../book/index.ts'
import { type Files, FolderError, readFolder } from '../folder/index.ts'
import { starterFiles } from '../starter/index.ts'
import type { Side } from './contract.ts'

/** The folder of one side; a change set as it would be in force. Null: there is none. @throws {MergeConflictError} */
export async function treeOf(db: Kysely<Tables>, accountId: string, side: Side): Promise<Tree | null> {
  if ('version' in side) return (await versionOf(db, accountId, side.version))?.tree ?? null
  const row = await changeSetOf(db, accountId, side.changeSet)
  if (row === null) return null
  if (row.state === 'published' || row.state === 'discarded') return readTree(row.tree)
  return mergedTree(db, accountId, { base: Number(row.base_version), tree: readTree(row.tree) })
}

/** Texts and pictures of a folder, in the order of their paths. */
export async function folderOf(db: Kysely<Tables>, accountId: string, tree: Tree): Promise<Files> {
  const files = new Map<string, string | Uint8Array>(await filesOfTree(db, accountId, tree))
  for (const [path, hash] of Object.entries(tree)) {
    if (!isPicture(path)) continue
    const bytes = (await pictureOf(db, accountId, hash)) ?? starterFiles().get(path)
    if (bytes !== undefined) files.set(path, bytes)
  }
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)))
}

/**
 * Makes an open change set be this folder. Nothing of it is taken when something of it cannot be read.
 * @throws {FolderError | RevisionError | ChangeSetGoneError}
 */
export async function replaceFolder(
  tx: Kysely<Tables>,
  deed: Deed,
  { id, revision }: { readonly id: string; readonly revision: number },
  files: Files,
): Promise<number> {
  const row = await changeSetOf(tx, deed.accountId, id)
  if (row === null || row.state !== 'open') throw new ChangeSetGoneError()
  if (Number(row.revision) !== revision) throw new RevisionError()
  checkPictures(files)
  const at = new Date(deed.now).toISOString()
  const tree = await putFiles(tx, deed.accountId, files, at)
  await tx
    .updateTable('signature_change_sets')
    .set({ tree: treeText(tree), revision: revision + 1, updated_at: at, updated_by: deed.actor.name })
    .where('account_id', '=', deed.accountId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .execute()
  return revision + 1
}

/** What is listed must be there, and the other way round. */
function checkPictures(files: Files): void {
  const { images } = readFolder(files)
  const listed = new Set(images.map(({ name }) => `images/${name}`))
  const missing = [...listed].filter((path) => !files.has(path))
  const unlisted = [...files.keys()].filter((path) => isPicture(path) && !listed.has(path))
  const problems = [
    ...missing.map((file) => ({
      file,
      line: null,
      message: 'This picture is listed in images/images.yaml and missing.',
    })),
    ...unlisted.map((file) => ({
      file,
      line: null,
      message: 'List this picture in images/images.yaml, or remove it.',
    })),
  ]
  if (problems.length > 0) throw new FolderError(problems)
}
