import type { Kysely } from 'kysely'
import { product } from '../../audit/index.ts'
import type { Clock, Seal } from '../../base/index.ts'
import { NotFoundError } from '../../directory/errors.ts'
import { forgetDepartures, removePerson } from '../../directory/index.ts'
import { forgetSignatures } from '../../signatures/index.ts'
import type { ActivityTableRow, Database, ErasureRow, Tables } from '../../storage/index.ts'
import { callsNaming } from '../find/activity.ts'
import { copiesNaming, redactCopy, redacted } from '../find/copies.ts'
import { type Mention, mentionOf } from '../find/mention.ts'
import { openWork } from './begin.ts'

export interface EraseParts {
  readonly database: Database
  readonly seal: Seal
  readonly clock: Clock
}

/**
 * Removes everything that is left of a person whose erasure has begun. Each step may be done again, so a stop anywhere is
 * gone on with. @throws {StorageUnavailableError}
 */
export async function carryOut(parts: EraseParts, row: ErasureRow): Promise<void> {
  const { database, clock } = parts
  const { account_id: accountId, scim_server_id: scimServerId, person_id: personId } = row
  await removePerson({ database, clock }, { accountId, scimServerId, personId, actor: product.name }).catch(unlessGone)
  await forgetDepartures({ database, clock }, { accountId, scimServerId }, personId)
  const mentions = mentionOf([...openWork(parts.seal, row).names, personId])
  await forgetDepartures({ database, clock }, { accountId, scimServerId }, personId)
  await database.write((tx) => forgetSignatures(tx, accountId, personId, clock.now()))
  await removeHistory(database, scimServerId, personId)
  await scrubCalls(database, row, mentions)
  for (const copy of await copiesNaming(database.read, accountId, mentions))
    await database.write((tx) => redactCopy(tx, copy, mentions))
  await database.write(async (tx) => {
    await tx
      .deleteFrom('health_without_email')
      .where('scim_server_id', '=', scimServerId)
      .where('resource_id', '=', personId)
      .execute()
    await tx
      .updateTable('erasures')
      .set({ state: 'done', work: '' })
      .where('account_id', '=', accountId)
      .where('id', '=', row.id)
      .execute()
  })
  await database.forget()
}

function unlessGone(error: unknown): void {
  if (!(error instanceof NotFoundError)) throw error
}

const pieceSize = 500

async function removeHistory(database: Database, scimServerId: string, personId: string): Promise<void> {
  const piece = (tx: Kysely<Tables>) => {
    const own = tx.selectFrom('changes').select('id').where('scim_server_id', '=', scimServerId)
    return tx
      .deleteFrom('changes')
      .where('scim_server_id', '=', scimServerId)
      .where('id', 'in', own.where('resource_id', '=', personId).limit(pieceSize))
      .returning('id')
      .execute()
  }
  while ((await database.write(piece)).length === pieceSize);
}

/** The call stays, with its kind, time, outcome and ids; who it was about and what was in it goes. */
async function scrubCalls(database: Database, row: ErasureRow, mentions: Mention): Promise<void> {
  const isAbout = (id: string | null) => id === row.person_id
  for await (const calls of callsNaming(database.read, row.scim_server_id, isAbout, mentions))
    await database.write(async (tx) => {
      for (const call of calls) await scrub(tx, call, isAbout(call.subject_id), mentions)
    })
}

async function scrub(tx: Kysely<Tables>, call: ActivityTableRow, isAbout: boolean, mentions: Mention): Promise<void> {
  const { detail } = call
  await tx
    .updateTable('activity')
    .set({
      ...(isAbout ? { subject_name: null } : {}),
      path: call.path?.replace(/\?.*$/su, '') ?? null,
      request_body: null,
      answer_body: null,
      detail: detail !== null && (isAbout || mentions(detail)) ? '(erased)' : detail,
      facts: redacted(call.facts, mentions),
    })
    .where('scim_server_id', '=', call.scim_server_id)
    .where('id', '=', call.id)
    .execute()
}
