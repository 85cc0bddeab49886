import { newId } from '../../base/index.ts'
import { type DepartureRow, type HeldBatchRow, type Stores, storesOf } from '../../storage/index.ts'
import { AlreadyDecidedError, NotFoundError } from '../errors.ts'
import type { Actor } from '../operator-contract.ts'
import { type OperatorContext, record, type Transaction, timeOf } from '../operators/context.ts'

export interface Decision {
  readonly kind: 'release' | 'restore'
  /** Ids of people and groups; null: everything that is held. */
  readonly ids: readonly string[] | null
}

/**
 * Decides, once: whoever comes second is told who was first. What is decided is carried out by `carryOutDecisions`.
 * @returns the decision's id and how much it is about
 * @throws {NotFoundError | AlreadyDecidedError}
 */
export async function decide(
  context: OperatorContext,
  accountId: string,
  batchId: string,
  { kind, ids }: Decision,
  actor: Actor,
): Promise<{ id: string; people: number; changes: number }> {
  const at = timeOf(context.clock)
  return context.database.write(async (tx, statements) => {
    const batch = await batchOf(tx, accountId, batchId)
    const stores = storesOf(
      { database: context.database.kind, db: tx, statements },
      { accountId, scimServerId: batch.scim_server_id },
    )
    // As whoever loses something does: the SCIM server's window first, then the batch.
    await stores.departures.holdWindow('')
    await stores.heldBatches.hold(batchId)
    const id = newId(context.clock.now())
    const rows = await claim(tx, batch, id, ids)
    if (rows.length === 0) throw await alreadyDecided(tx, batch, ids)
    const people = rows.filter((row) => row.kind === 'deactivated' || row.kind === 'deleted').length
    const numbers = { people, changes: rows.length, done: 0, refused: 0, done_at: null }
    await stores.heldBatches.addDecision({ id, batch_id: batchId, kind, at, by: actor.name, ...numbers })
    await beginAnew(tx, stores, batch)
    const words = `${kind === 'release' ? 'let' : 'decided to put back'} ${countWords(people, rows.length)} held since ${batch.began_at.slice(0, 16).replace('T', ' ')} UTC${kind === 'release' ? ' happen' : ''}`
    const deed = { accountId, scimServerId: batch.scim_server_id, action: `held.${kind}`, subject: batchId, words }
    await record(tx, context, actor, deed)
    return { id, people, changes: rows.length }
  })
}

const countWords = (people: number, changes: number): string => {
  const others = changes - people
  const persons = people === 1 ? 'the departure of 1 person' : `the departure of ${people} people`
  if (others === 0) return persons
  const more = `${others} ${others === 1 ? 'change' : 'changes'} of groups and managers`
  return people === 0 ? more : `${persons} and ${more}`
}

async function batchOf(tx: Transaction, accountId: string, id: string): Promise<HeldBatchRow> {
  const row = await tx
    .selectFrom('held_batches')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFoundError('No such held changes.')
  return row
}

async function claim(
  tx: Transaction,
  batch: HeldBatchRow,
  decision_id: string,
  ids: readonly string[] | null,
): Promise<Pick<DepartureRow, 'kind'>[]> {
  let undecided = tx
    .updateTable('departures')
    .set({ decision_id })
    .where('scim_server_id', '=', batch.scim_server_id)
    .where('batch_id', '=', batch.id)
    .where('state', '=', 'held')
    .where('decision_id', '=', '')
  if (ids !== null)
    undecided = undecided.where((of) => of.or([of('person_id', 'in', [...ids]), of('group_id', 'in', [...ids])]))
  return undecided.returning('kind').execute()
}

/** Once nothing waits for a decision, what is lost from now on is counted from nothing: the next wave is a new batch. */
async function beginAnew(tx: Transaction, stores: Stores, batch: HeldBatchRow): Promise<void> {
  const waiting = await tx
    .selectFrom('departures')
    .select('id')
    .where('scim_server_id', '=', batch.scim_server_id)
    .where('batch_id', '=', batch.id)
    .where('state', '=', 'held')
    .where('decision_id', '=', '')
    .limit(1)
    .executeTakeFirst()
  if (waiting === undefined) await stores.departures.clearWindows()
}

async function alreadyDecided(
  tx: Transaction,
  batch: HeldBatchRow,
  ids: readonly string[] | null,
): Promise<AlreadyDecidedError> {
  const last = await tx
    .selectFrom('held_decisions')
    .selectAll()
    .where('scim_server_id', '=', batch.scim_server_id)
    .where('batch_id', '=', batch.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const whom = ids === null ? 'Nothing of it' : 'Nothing of what you chose'
  if (last === undefined) return new AlreadyDecidedError(`${whom} is held any more: it came back by itself.`)
  const deed = last.kind === 'release' ? 'let it happen' : 'put it back'
  const when = `${last.at.slice(0, 16).replace('T', ' ')} UTC`
  return new AlreadyDecidedError(`${whom} waits for a decision any more: ${last.by} decided on ${when} to ${deed}.`)
}
