import { setImmediate as breathe } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { type Tables, textKey } from '../../storage/index.ts'
import { ownValues } from '../fields/index.ts'
import { type Looked, type Stored, storeSlice } from '../finished/index.ts'
import type { DirectoryPerson, OwnValue } from '../model/person.ts'
import { openPeople } from '../people/index.ts'
import type { Composer, Composers } from './composers.ts'
import type { FollowParts } from './contract.ts'
import { type AccountLease, proveLease } from './lease.ts'
import { nameOf } from './name.ts'

/** So many people are stored in one transaction: nobody waits long for it, and a crash takes back no more. */
export const sliceSize = 50

export interface SliceParts extends FollowParts {
  readonly composers: Composers
  /** Told what each slice came to. */
  count(looked: number, stored: Stored): void
}

/** Why somebody is looked at. @param dueAt of their row @param own with when each value was set */
export type CauseOf = (row: Before | undefined, own: readonly OwnValue[]) => string

interface Before {
  readonly dueAt: string | null
  readonly renderedAt: string
}

/**
 * Looks at some people as they are now and stores what they get, in one transaction with whatever `along` writes: a cursor,
 * the progress of a job. Doing it again, or for people whom nothing touched, changes nothing.
 * @param personIds at most `sliceSize`; may be none
 * @throws {LeaseLostError} nothing was stored
 */
export async function lookAndStore(
  parts: SliceParts,
  lease: AccountLease,
  personIds: readonly string[],
  causeOf: CauseOf,
  along?: (tx: Kysely<Tables>) => Promise<void>,
): Promise<Stored> {
  const { database, clock, step } = parts
  step?.('look')
  const composer = await parts.composers.newest(database.read, lease.accountId)
  const before = await rowsOf(database.read, lease.accountId, personIds)
  const people = new Map((await openPeople(database, lease.accountId).some(personIds)).map((one) => [one.id, one]))
  const own = await ownValues(database.read, lease.accountId, personIds)
  step?.('compose')
  const looked: Looked[] = []
  for (const personId of personIds) {
    const cause = causeOf(before.get(personId), own.get(personId) ?? [])
    const person = people.get(personId)
    const found = person ? compose(composer, person, own.get(personId) ?? [], clock.now()) : null
    looked.push({ personId, found, dueBefore: before.get(personId)?.dueAt, cause })
    // Requests come first: each person takes a millisecond or two.
    await breathe()
  }
  step?.('store')
  const slice = { accountId: lease.accountId, version: composer.version, looked }
  const stored = await database.write(async (tx) => {
    await proveLease(tx, lease, clock.now())
    const set = await changedMeanwhile(tx, lease.accountId, looked, own)
    const result = await storeSlice(tx, database.kind, { ...slice, now: clock.now(), changedMeanwhile: set })
    await along?.(tx)
    return result
  })
  parts.count(looked.length, stored)
  step?.('stored')
  return stored
}

function compose({ compose: composeOne }: Composer, person: DirectoryPerson, own: readonly OwnValue[], now: number) {
  const composition = composeOne(person, own, now)
  const { scimServerId, active, document } = person
  return { scimServerId, active, name: textKey(nameOf(document)).key, composition }
}

async function rowsOf(db: Kysely<Tables>, accountId: string, ids: readonly string[]): Promise<Map<string, Before>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('signature_people')
    .select(['person_id', 'due_at as dueAt', 'rendered_at as renderedAt'])
    .where('account_id', '=', accountId)
    .where('person_id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ person_id, ...row }) => [person_id, row]))
}

/** People without a row whose own values are others by now: no `due_at` could tell it. */
async function changedMeanwhile(
  tx: Kysely<Tables>,
  accountId: string,
  looked: readonly Looked[],
  own: ReadonlyMap<string, readonly OwnValue[]>,
): Promise<ReadonlySet<string>> {
  const fresh = looked.filter(({ dueBefore, found }) => dueBefore === undefined && found !== null)
  const ids = fresh.map(({ personId }) => personId)
  if (ids.length === 0) return new Set()
  const now = await ownValues(tx, accountId, ids)
  return new Set(ids.filter((id) => JSON.stringify(now.get(id) ?? []) !== JSON.stringify(own.get(id) ?? [])))
}
