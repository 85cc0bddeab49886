import type { JsonObject } from '../../base/json.ts'
import type { StoredUser, WriteOptions } from '../contract.ts'
import { NotFoundError, VersionMismatchError } from '../errors.ts'
import { personIsBack, personWasDeactivated, watchesLosses } from '../holds/index.ts'
import { equalJson } from '../projection/index.ts'
import { recordActivity } from '../records/activity.ts'
import { inWrite, type Session } from '../records/session.ts'
import { storedDocument } from '../records/stored-document.ts'
import { groupsOfUser, managerOf } from './stored-user.ts'
import { writeUser } from './write.ts'

/** See ScimUsers.update. Also how an operator edits a manual person: `session.actor` is then the operator's name. */
export async function updateUser(
  session: Session,
  id: string,
  change: (current: StoredUser) => JsonObject,
  options: WriteOptions<StoredUser>,
): Promise<StoredUser> {
  return inWrite(session, 'User', async (moment) => {
    const { stores } = moment
    // Asked for together: one journey to the database.
    const [row, groups] = await Promise.all([stores.resources.getForChange(id, 'User'), groupsOfUser(stores, id)])
    if (!row) throw new NotFoundError(id)
    assertVersion(row.version, options.ifVersion)
    const current = storedDocument(row, { manager: await managerOf(stores, row.manager_id), groups })
    const document = change(current)
    if (equalJson(document, current.document)) return current
    const { kind, updated, paths, changeId } = await writeUser(session, moment, row, document)
    // Who is their own manager may have a new name since.
    const sameManager = updated.manager_id === row.manager_id && updated.manager_id !== id
    const manager = sameManager ? current.manager : await managerOf(stores, updated.manager_id)
    const user = storedDocument(updated, { manager, groups })
    const subject = { id, kind: 'User' as const, name: updated.display_name }
    await recordActivity(session, moment, kind, subject, { paths }, options.call, options.answer(user))
    if (kind === 'reactivated') await personIsBack(moment, id)
    if (kind === 'deactivated' && watchesLosses(session)) {
      const leaving = { row, requestId: options.call.requestId, changeId }
      await personWasDeactivated(session, moment, leaving, updated.version)
    }
    return user
  })
}

/** @throws {VersionMismatchError} when If-Match named other versions than the stored one */
export function assertVersion(version: number, accepted: readonly number[] | undefined): void {
  if (accepted && !accepted.includes(version))
    throw new VersionMismatchError('The resource has changed since it was read.')
}
