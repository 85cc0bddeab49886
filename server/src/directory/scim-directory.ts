import type { Clock } from '../base/index.ts'
import type { Database } from '../storage/index.ts'
import type { ScimCaller, ScimDirectory } from './contract.ts'
import { scimGroups } from './groups/index.ts'
import { scimMemberships } from './memberships/index.ts'
import { recordActivity } from './records/activity.ts'
import { ReadSummaries } from './records/reads.ts'
import { inWrite, type Session } from './records/session.ts'
import { scimUsers } from './users/index.ts'

/** The SCIM side of the directory. `flush` writes the reads that are still being summed up. */
export interface ScimSide {
  scim(caller: ScimCaller): ScimDirectory
  flush(): Promise<void>
}

/** @param onTrouble told when a record of reads could not be written; the call itself was answered */
export function openScimSide(database: Database, clock: Clock, onTrouble: (error: unknown) => void): ScimSide {
  const reads = new ReadSummaries(onTrouble)
  return {
    flush: () => reads.flush(),
    scim(caller) {
      const { accountId, scimServerId, settings, holding = false } = caller
      const session: Session = { database, clock, accountId, scimServerId, settings, actor: 'Entra', holding }
      return {
        users: scimUsers(session),
        groups: scimGroups(session),
        memberships: scimMemberships(session),
        recordRead: (call, read) => reads.record(session, call, read),
        recordRefusal: (call, answer) =>
          inWrite(session, 'User', (moment) => recordActivity(session, moment, 'refused', null, {}, call, answer)),
      }
    },
  }
}
