import type { Kysely } from 'kysely'
import { type Actor, appendEntry } from '../../audit/index.ts'
import type { SignaturePhotoRow, Tables } from '../../storage/index.ts'
import { putFiles } from '../book/index.ts'
import { setOwnValue, type ValueOwner, withdrawOwnValue } from '../fields/index.ts'
import type { Configuration } from '../model/configuration.ts'
import type { Field } from '../model/field.ts'
import type { Photo } from './read.ts'

export interface PhotoRecord {
  readonly personId: string
  readonly state: SignaturePhotoRow['state']
  readonly hash: string
  readonly setAt: string
  readonly decidedBy: string | null
  /** Why it was refused; null otherwise. */
  readonly reason: string | null
}

const instant = (now: number): string => new Date(now).toISOString()

/** The field that an employee's photo goes into; null: no program asks for one. */
export const photoField = ({ fields }: Configuration): Field | null =>
  fields.find(({ kind, truth }) => kind === 'image' && truth !== 'directory') ?? null

/** Keeps a photo until somebody has looked at it. */
export async function submitPhoto(
  tx: Kysely<Tables>,
  { accountId, personId }: ValueOwner,
  photo: Photo,
  now: number,
): Promise<void> {
  const tree = await putFiles(tx, accountId, new Map([['photo', photo.bytes]]), instant(now))
  await removePhotos(tx, { accountId, personId }, ['waiting', 'refused'])
  await tx
    .insertInto('signature_photos')
    .values({
      account_id: accountId,
      person_id: personId,
      state: 'waiting',
      hash: tree['photo'] ?? '',
      width: photo.width,
      height: photo.height,
      set_at: instant(now),
      decided_at: null,
      decided_by: null,
      reason: null,
    })
    .execute()
}

/** Says yes or no to a photo that waits. @returns false: none waits */
export async function decidePhoto(
  tx: Kysely<Tables>,
  owner: ValueOwner,
  field: Field,
  decision: { readonly approve: boolean; readonly reason: string; readonly actor: Actor; readonly now: number },
): Promise<boolean> {
  const { approve, reason, actor, now } = decision
  const waiting = (await photosOf(tx, owner)).find(({ state }) => state === 'waiting')
  if (waiting === undefined) return false
  if (approve) await removePhotos(tx, owner, ['approved'])
  await tx
    .updateTable('signature_photos')
    .set({
      state: approve ? 'approved' : 'refused',
      decided_at: instant(now),
      decided_by: actor.name,
      reason: approve ? null : reason,
    })
    .where('account_id', '=', owner.accountId)
    .where('person_id', '=', owner.personId)
    .where('state', '=', 'waiting')
    .execute()
  if (approve) {
    const value = { value: `photo:${waiting.hash}`, by: actor.name, now, directoryValue: '' }
    await setOwnValue(tx, owner, field, value)
  }
  const words = approve ? 'approved a photo' : `refused a photo${reason === '' ? '' : `: ${reason}`}`
  const entry = { accountId: owner.accountId, action: 'signatures.photo', subject: owner.personId, words }
  await appendEntry(tx, now, actor, entry)
  return true
}

/** Takes every photo of somebody away, and the one in the signature. */
export async function withdrawPhoto(
  tx: Kysely<Tables>,
  owner: ValueOwner,
  field: Field | null,
  now: number,
): Promise<void> {
  await removePhotos(tx, owner, ['waiting', 'approved', 'refused'])
  if (field !== null) await withdrawOwnValue(tx, owner, field.id, now)
}

async function removePhotos(
  tx: Kysely<Tables>,
  { accountId, personId }: ValueOwner,
  states: readonly SignaturePhotoRow['state'][],
): Promise<void> {
  await tx
    .deleteFrom('signature_photos')
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .where('state', 'in', states)
    .execute()
}

/** What there is of somebody: at most one that is approved, and one that waits or was refused. */
export async function photosOf(db: Kysely<Tables>, { accountId, personId }: ValueOwner): Promise<PhotoRecord[]> {
  const rows = await db
    .selectFrom('signature_photos')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .execute()
  return rows.map(toRecord)
}

/** Photos that wait, oldest first. */
export async function waitingPhotos(db: Kysely<Tables>, accountId: string, limit: number): Promise<PhotoRecord[]> {
  const rows = await db
    .selectFrom('signature_photos')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('state', '=', 'waiting')
    .orderBy('set_at')
    .limit(limit)
    .execute()
  return rows.map(toRecord)
}

const toRecord = (row: SignaturePhotoRow): PhotoRecord => ({
  personId: row.person_id,
  state: row.state,
  hash: row.hash,
  setAt: row.set_at,
  decidedBy: row.decided_by,
  reason: row.reason,
})
