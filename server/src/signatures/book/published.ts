import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'
import { readFolder } from '../folder/index.ts'
import type { Configuration } from '../model/configuration.ts'
import { starterFiles } from '../starter/index.ts'
import { hashOf, putFiles, readTree, type Tree, textFilesOf } from './tree.ts'

/** One version as it is in force, or was. Version 0 is what the product brings, and is nowhere stored. */
export interface Published {
  readonly number: number
  readonly tree: Tree
  readonly configuration: Configuration
}

let starter: Published | null = null

export function starterVersion(): Published {
  if (starter !== null) return starter
  const files = starterFiles()
  const tree = Object.fromEntries([...files].map(([path, content]) => [path, hashOf(content)]))
  starter = { number: 0, tree, configuration: readFolder(files) }
  return starter
}

/** Number of the newest version; 0 before the first. */
export async function newestNumber(db: Kysely<Tables>, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('signature_versions')
    .select('number')
    .where('account_id', '=', accountId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? 0 : Number(row.number)
}

/** Stores what the product brings: from now on somebody builds on it, and a newer product may bring something else. */
export async function keepStarter(tx: Kysely<Tables>, accountId: string, at: string): Promise<void> {
  await putFiles(tx, accountId, starterFiles(), at)
}

/** The folder of a tree: its text files; of version 0 they are the product's own. */
export async function filesOfTree(db: Kysely<Tables>, accountId: string, tree: Tree): Promise<Map<string, string>> {
  const files = await textFilesOf(db, accountId, tree)
  for (const [path, content] of starterFiles())
    if (typeof content === 'string' && tree[path] === starterVersion().tree[path]) files.set(path, content)
  return files
}

export async function configurationOfTree(db: Kysely<Tables>, accountId: string, tree: Tree): Promise<Configuration> {
  return readFolder(await filesOfTree(db, accountId, tree))
}

/** Null: there is no such version. */
export async function versionOf(db: Kysely<Tables>, accountId: string, number: number): Promise<Published | null> {
  if (number === 0) return starterVersion()
  const row = await db
    .selectFrom('signature_versions')
    .select('tree')
    .where('account_id', '=', accountId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (row === undefined) return null
  const tree = readTree(row.tree)
  return { number, tree, configuration: await configurationOfTree(db, accountId, tree) }
}
