import type { Kysely } from 'kysely'
import { type Actor, appendEntry } from '../../audit/index.ts'
import { newId } from '../../base/index.ts'
import type { SignatureChangeSetRow, Tables } from '../../storage/index.ts'
import { writeFolder } from '../folder/index.ts'
import type { Configuration } from '../model/configuration.ts'
import { configurationOfTree, keepStarter, newestNumber, versionOf } from './published.ts'
import { isPicture, putFiles, readTree, type Tree, treeText } from './tree.ts'

/** Somebody else edited the change set in the meantime; nothing was written. */
export class RevisionError extends Error {
  override readonly name = 'RevisionError'
  constructor() {
    super('Somebody else changed this in the meantime. Load it again; your last change was not saved.')
  }
}

/** There is no such change set, or it is published or discarded. */
export class ChangeSetGoneError extends Error {
  override readonly name = 'ChangeSetGoneError'
  /** There never was one of this id in the account. */
  readonly missing: boolean
  constructor(missing = false) {
    super('There is no such change set any more.')
    this.missing = missing
  }
}

export interface Deed {
  readonly accountId: string
  readonly actor: Actor
  /** Milliseconds since 1970. */
  readonly now: number
}

const instant = (now: number): string => new Date(now).toISOString()

/** Begins a change set on what is published now. */
export async function beginChangeSet(tx: Kysely<Tables>, deed: Deed, name: string): Promise<SignatureChangeSetRow> {
  const { accountId, actor, now } = deed
  const number = await newestNumber(tx, accountId)
  const base = await versionOf(tx, accountId, number)
  const at = instant(now)
  const row: SignatureChangeSetRow = {
    account_id: accountId,
    id: newId(now),
    name,
    state: 'open',
    base_version: number,
    tree: treeText(base?.tree ?? {}),
    revision: 1,
    created_at: at,
    created_by: actor.name,
    updated_at: at,
    updated_by: actor.name,
    review: null,
  }
  if (number === 0) await keepStarter(tx, accountId, at)
  await tx.insertInto('signature_change_sets').values(row).execute()
  await appendEntry(tx, now, actor, {
    accountId,
    action: 'signatures.begin',
    subject: row.id,
    words: `began the change set "${name}"`,
  })
  return row
}

export async function changeSetOf(
  db: Kysely<Tables>,
  accountId: string,
  id: string,
): Promise<SignatureChangeSetRow | null> {
  const row = await db
    .selectFrom('signature_change_sets')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Gives an open change set up; it is kept for the record. @throws {ChangeSetGoneError} */
export async function discardChangeSet(tx: Kysely<Tables>, deed: Deed, id: string): Promise<void> {
  const { accountId, actor, now } = deed
  const row = await changeSetOf(tx, accountId, id)
  if (row === null || (row.state !== 'open' && row.state !== 'submitted')) throw new ChangeSetGoneError(row === null)
  await tx
    .updateTable('signature_change_sets')
    .set({ state: 'discarded', updated_at: instant(now), updated_by: actor.name })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()
  const words = `discarded the change set "${row.name}"`
  await appendEntry(tx, now, actor, { accountId, action: 'signatures.discard', subject: id, words })
}

/** How a change set is to become: its configuration, and bytes of pictures that are new in it. */
export interface Edited {
  readonly configuration: Configuration
  readonly pictures?: ReadonlyMap<string, Uint8Array>
}

/**
 * Changes an open change set. @param revision as the editor saw it
 * @throws {RevisionError | ChangeSetGoneError}
 */
export async function editChangeSet(
  tx: Kysely<Tables>,
  deed: Deed,
  { id, revision }: { readonly id: string; readonly revision: number },
  edit: (configuration: Configuration) => Edited,
): Promise<{ readonly revision: number; readonly configuration: Configuration }> {
  const { accountId, actor, now } = deed
  const row = await changeSetOf(tx, accountId, id)
  if (row === null || row.state !== 'open') throw new ChangeSetGoneError(row === null)
  if (Number(row.revision) !== revision) throw new RevisionError()
  const before = readTree(row.tree)
  const old = await configurationOfTree(tx, accountId, before)
  const { configuration, pictures = new Map() } = edit(old)
  const changed = changedFiles(old, configuration)
  const written = await putFiles(tx, accountId, new Map([...changed.written, ...pictures]), instant(now))
  const tree = treeAfter(before, written, changed.removed, configuration)
  const updated = await tx
    .updateTable('signature_change_sets')
    .set({ tree: treeText(tree), revision: revision + 1, updated_at: instant(now), updated_by: actor.name })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (Number(updated.numUpdatedRows) !== 1) throw new RevisionError()
  return { revision: revision + 1, configuration }
}

/** Only files whose meaning changed are written anew: what somebody wrote by hand stays as they wrote it. */
function changedFiles(old: Configuration, now: Configuration): { written: Map<string, string>; removed: Set<string> } {
  const [was, is] = [writeFolder(old), writeFolder(now)]
  return {
    written: new Map([...is].filter(([path, content]) => was.get(path) !== content)),
    removed: new Set([...was.keys()].filter((path) => !is.has(path))),
  }
}

/** Pictures stay as long as they are listed. */
function treeAfter(before: Tree, written: Tree, removed: ReadonlySet<string>, { images }: Configuration): Tree {
  const listed = new Set(images.map(({ name }) => `images/${name}`))
  const stays = (path: string): boolean => !removed.has(path) && (!isPicture(path) || listed.has(path))
  return Object.fromEntries(Object.entries({ ...before, ...written }).filter(([path]) => stays(path)))
}
