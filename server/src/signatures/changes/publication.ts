import type { Kysely } from 'kysely'
import type { SignatureChangeSetRow, Tables } from '../../storage/index.ts'
import {
  addVersion,
  ChangeSetGoneError,
  changeSetOf,
  configurationOfTree,
  type Deed,
  keepStarter,
  mergedTree,
  newestNumber,
  publishChangeSet,
  RevisionError,
  readTree,
  versionOf,
} from '../book/index.ts'
import type { Configuration } from '../model/configuration.ts'
import { PublicationError, readReview } from './approval.ts'
import { fileChanges } from './file-changes.ts'

export interface Publication {
  readonly id: string
  /** As whoever publishes saw it. */
  readonly revision: number
  readonly comment: string
  /** JSON: how many people the dry run said would change; `{}` without one. */
  readonly facts: string
  /** What speaks against a configuration: the number of findings that are errors. */
  readonly errorsIn: (configuration: Configuration) => number
}

/**
 * Puts a change set in force. The configuration that is checked is the merged one, as it would be.
 * @throws {ChangeSetGoneError | RevisionError | MergeConflictError | PublicationError}
 */
export async function publish(tx: Kysely<Tables>, deed: Deed, publication: Publication): Promise<number> {
  const { id, revision, comment, facts } = publication
  const row = await changeSetOf(tx, deed.accountId, id)
  if (row === null || (row.state !== 'open' && row.state !== 'submitted')) throw new ChangeSetGoneError(row === null)
  if (Number(row.revision) !== revision) throw new RevisionError()
  if (comment.trim() === '')
    throw new PublicationError('comment', 'Say in a few words what changes: whoever reads the history will ask.')
  const approvedBy = await approvalFor(tx, deed, row)
  const base = Number(row.base_version)
  const tree = await mergedTree(tx, deed.accountId, { base, tree: readTree(row.tree) })
  const inForce = await versionOf(tx, deed.accountId, await newestNumber(tx, deed.accountId))
  if (fileChanges(inForce?.tree ?? {}, tree).length === 0)
    throw new PublicationError('nothing', 'This change set changes nothing of what is in force.')
  refuseErrors(publication.errorsIn(await configurationOfTree(tx, deed.accountId, tree)))
  return publishChangeSet(tx, deed, id, { comment: comment.trim(), approvedBy, facts })
}

function refuseErrors(errors: number): void {
  if (errors === 0) return
  const what = errors === 1 ? 'is 1 error' : `are ${errors} errors`
  throw new PublicationError('findings', `There ${what} in it. Mend what the review shows in red, then publish.`)
}

/** Who approved; null where nobody has to. What is in force decides, so that nobody can switch it off by the same step. */
async function approvalFor(
  tx: Kysely<Tables>,
  { accountId }: Deed,
  row: SignatureChangeSetRow,
): Promise<string | null> {
  const review = readReview(row.review)
  const approved = review?.decision?.kind === 'approved' && review.revision === Number(row.revision)
  if (approved) return review.decision?.by ?? null
  const inForce = await versionOf(tx, accountId, await newestNumber(tx, accountId))
  if (!inForce?.configuration.settings.approval) return null
  throw new PublicationError('approval', 'Somebody else must approve it first: submit it, and ask an owner or manager.')
}

/** Puts an old version in force again, as a new one. */
export async function restoreVersion(
  tx: Kysely<Tables>,
  deed: Deed,
  { number, comment }: { readonly number: number; readonly comment: string },
): Promise<number> {
  const old = await versionOf(tx, deed.accountId, number)
  if (old === null) throw new ChangeSetGoneError(true)
  const inForce = await versionOf(tx, deed.accountId, await newestNumber(tx, deed.accountId))
  if (inForce !== null && fileChanges(inForce.tree, old.tree).length === 0)
    throw new PublicationError('nothing', `Version ${number} is what is in force.`)
  if (inForce?.configuration.settings.approval)
    throw new PublicationError(
      'approval',
      'Somebody else must approve it: begin a change set from this version instead.',
    )
  if (number === 0) await keepStarter(tx, deed.accountId, new Date(deed.now).toISOString())
  const words = comment.trim() === '' ? `Back to version ${number}` : comment.trim()
  return addVersion(tx, deed, old.tree, {
    comment: words,
    approvedBy: null,
    changeSetId: null,
    restoredFrom: number,
    facts: '{}',
  })
}
