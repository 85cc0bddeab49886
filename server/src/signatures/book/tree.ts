import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'
import type { Files } from '../folder/index.ts'

/** A folder as it is kept: what each path holds, by its hash. */
export type Tree = Readonly<Record<string, string>>

export const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

export const readTree = (text: string): Tree => JSON.parse(text) as Tree

/** Paths in order, so that the same folder is the same text. */
export const treeText = (tree: Tree): string =>
  JSON.stringify(Object.fromEntries(Object.entries(tree).sort(([one], [other]) => (one < other ? -1 : 1))))

/** Keeps each file by its hash; what is there already is not written again. */
export async function putFiles(tx: Kysely<Tables>, accountId: string, files: Files, at: string): Promise<Tree> {
  const tree: Record<string, string> = {}
  const rows = new Map<string, { readonly encoding: 'utf8' | 'base64'; readonly content: string }>()
  for (const [path, content] of files) {
    const hash = hashOf(content)
    tree[path] = hash
    const isText = typeof content === 'string'
    rows.set(hash, {
      encoding: isText ? 'utf8' : 'base64',
      content: isText ? content : Buffer.from(content).toString('base64'),
    })
  }
  for (const [hash, row] of rows)
    await tx
      .insertInto('signature_files')
      .values({ account_id: accountId, hash, ...row, created_at: at })
      .onConflict((conflict) => conflict.columns(['account_id', 'hash']).doNothing())
      .execute()
  return tree
}

const pieceSize = 200

/** The text files of a tree; pictures stay where they are. */
export async function textFilesOf(db: Kysely<Tables>, accountId: string, tree: Tree): Promise<Map<string, string>> {
  const hashes = [
    ...new Set(
      Object.entries(tree)
        .filter(([path]) => !isPicture(path))
        .map(([, hash]) => hash),
    ),
  ]
  const contents = new Map<string, string>()
  for (let at = 0; at < hashes.length; at += pieceSize) {
    const rows = await db
      .selectFrom('signature_files')
      .select(['hash', 'content'])
      .where('account_id', '=', accountId)
      .where('hash', 'in', hashes.slice(at, at + pieceSize))
      .execute()
    for (const { hash, content } of rows) contents.set(hash, content)
  }
  const files = new Map<string, string>()
  for (const [path, hash] of Object.entries(tree)) {
    const content = contents.get(hash)
    if (content !== undefined) files.set(path, content)
  }
  return files
}

export const isPicture = (path: string): boolean => /^images\/.*\.(?:png|jpg|gif)$/u.test(path)

/** The bytes of a picture or photo; null: there is none with this hash. */
export async function pictureOf(db: Kysely<Tables>, accountId: string, hash: string): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('signature_files')
    .select(['content', 'encoding'])
    .where('account_id', '=', accountId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row?.encoding === 'base64' ? Buffer.from(row.content, 'base64') : null
}
