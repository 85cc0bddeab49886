import type { Kysely } from 'kysely'
import { chainHash, chainStart, newId } from '../../base/index.ts'
import type { AuditEntryRow, Tables } from '../../storage/index.ts'

/** Who does something; the name is kept because operators may leave. */
export interface Actor {
  readonly operatorId: string
  readonly name: string
}

export const commandLine: Actor = { operatorId: 'command-line', name: 'Command line' }
/** What is done without anybody asking. */
export const product: Actor = { operatorId: 'dynasend', name: 'Dynasend' }

/** The chain of what belongs to no account: sign-ins, settings of the installation, restores. */
export const installationChain = 'installation'

export interface NewEntry {
  readonly accountId: string
  /** For example `token.reveal`. */
  readonly action: string
  /** Id of what it was done to; never a name. */
  readonly subject: string
  /** Completes the sentence "Anna Berg …". Never a secret, never the name of somebody in the directory. */
  readonly words: string
  /** That of the activity row that tells the same; a new one when left out. */
  readonly id?: string
}

/**
 * Appends a deed to its chain, in the transaction that does it. The chain's end is held until that commits, so append last:
 * two deeds of one account follow each other, on any number of nodes.
 * @param now milliseconds since 1970
 */
export async function appendEntry(tx: Kysely<Tables>, now: number, actor: Actor, entry: NewEntry): Promise<void> {
  await appendRow(tx, {
    account_id: entry.accountId,
    id: entry.id ?? newId(now),
    at: new Date(now).toISOString(),
    operator_id: actor.operatorId,
    operator_name: actor.name,
    action: entry.action,
    subject: entry.subject,
    detail: entry.words,
  })
}

/** The same for a row that is made already. */
export async function appendRow(tx: Kysely<Tables>, made: Omit<AuditEntryRow, 'sequence' | 'hash'>): Promise<void> {
  const end = (await holdEnd(tx, made.account_id)) ?? (await begin(tx, made.account_id))
  const row = { ...made, sequence: end.sequence }
  const hash = chainHash(end.hash, row)
  await tx
    .insertInto('audit_entries')
    .values({ ...row, hash })
    .execute()
  await tx.updateTable('audit_chains').set({ hash }).where('account_id', '=', made.account_id).execute()
}

interface End {
  /** Of the row to come. */
  readonly sequence: number
  /** Of the row before it. */
  readonly hash: string
}

async function holdEnd(tx: Kysely<Tables>, accountId: string): Promise<End | undefined> {
  return tx
    .updateTable('audit_chains')
    .set((of) => ({ sequence: of('sequence', '+', 1) }))
    .where('account_id', '=', accountId)
    .returning(['sequence', 'hash'])
    .executeTakeFirst()
}

async function begin(tx: Kysely<Tables>, accountId: string): Promise<End> {
  const empty = { account_id: accountId, sequence: 0, hash: chainStart, signed_sequence: 0, signed_at: '' }
  await tx
    .insertInto('audit_chains')
    .values(empty)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const end = await holdEnd(tx, accountId)
  if (end === undefined) throw new Error('A chain that was just begun has an end.')
  return end
}
