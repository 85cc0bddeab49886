import type { Kysely } from 'kysely'
import { appendEntry } from '../../audit/index.ts'
import type { SignatureChangeSetRow, Tables } from '../../storage/index.ts'
import { ChangeSetGoneError, changeSetOf, type Deed, RevisionError } from '../book/index.ts'
import { PublicationError, type Review, readReview } from './approval.ts'

const instant = (now: number): string => new Date(now).toISOString()

async function setIn(
  tx: Kysely<Tables>,
  accountId: string,
  id: string,
  state: SignatureChangeSetRow['state'],
): Promise<SignatureChangeSetRow> {
  const row = await changeSetOf(tx, accountId, id)
  if (row === null || row.state !== state) throw new ChangeSetGoneError(row === null)
  return row
}

async function write(
  tx: Kysely<Tables>,
  { accountId, actor, now }: Deed,
  id: string,
  changed: { readonly state: SignatureChangeSetRow['state']; readonly review: Review | null },
): Promise<void> {
  await tx
    .updateTable('signature_change_sets')
    .set({
      state: changed.state,
      review: changed.review === null ? null : JSON.stringify(changed.review),
      updated_at: instant(now),
      updated_by: actor.name,
    })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()
}

/** Asks that somebody else look at a change set. From now on it cannot be edited until it comes back. */
export async function submitChangeSet(
  tx: Kysely<Tables>,
  deed: Deed,
  { id, revision, comment }: { readonly id: string; readonly revision: number; readonly comment: string },
): Promise<void> {
  const row = await setIn(tx, deed.accountId, id, 'open')
  if (Number(row.revision) !== revision) throw new RevisionError()
  const { actor, now } = deed
  const review: Review = {
    submittedBy: actor.name,
    submittedById: actor.operatorId,
    submittedAt: instant(now),
    comment,
    revision,
    decision: null,
  }
  await write(tx, deed, id, { state: 'submitted', review })
  await tell(tx, deed, id, 'signatures.submit', `asked that the change set "${row.name}" be approved: ${comment}`)
}

/** Says yes or no to what somebody else submitted; a no opens the change set again. @throws {PublicationError} to one's own */
export async function decideChangeSet(
  tx: Kysely<Tables>,
  deed: Deed,
  { id, approve, reason }: { readonly id: string; readonly approve: boolean; readonly reason: string },
): Promise<void> {
  const row = await setIn(tx, deed.accountId, id, 'submitted')
  const review = readReview(row.review)
  if (review === null) throw new ChangeSetGoneError()
  if (review.submittedById === deed.actor.operatorId)
    throw new PublicationError('own', 'Somebody else must look at it: you submitted it yourself.')
  const kind = approve ? 'approved' : 'refused'
  const { actor, now } = deed
  const decision = { kind, by: actor.name, byId: actor.operatorId, at: instant(now), reason } as const
  await write(tx, deed, id, { state: approve ? 'submitted' : 'open', review: { ...review, decision } })
  const words = `${kind} the change set "${row.name}" of ${review.submittedBy}${reason === '' ? '' : `: ${reason}`}`
  await tell(tx, deed, id, approve ? 'signatures.approve' : 'signatures.refuse', words)
}

/** Takes a submitted change set back to go on with it. */
export async function takeBackChangeSet(tx: Kysely<Tables>, deed: Deed, id: string): Promise<void> {
  const row = await setIn(tx, deed.accountId, id, 'submitted')
  await write(tx, deed, id, { state: 'open', review: null })
  await tell(tx, deed, id, 'signatures.takeBack', `took the change set "${row.name}" back`)
}

async function tell(
  tx: Kysely<Tables>,
  { accountId, actor, now }: Deed,
  subject: string,
  action: string,
  words: string,
): Promise<void> {
  await appendEntry(tx, now, actor, { accountId, action, subject, words })
}
