import { NotFoundError } from '../errors.ts'
import type { AccountReads } from '../read-contract.ts'
import { activity, activityCall } from './activity.ts'
import { attributesSeen } from './attributes-seen.ts'
import { changesPerDay, countsSince, groupCount, peopleCounts } from './counts.ts'
import { departments } from './departments.ts'
import { type ReadContext, serverIds } from './documents.ts'
import { evidence, mapping } from './evidence.ts'
import { groupMembers } from './group-members.ts'
import { group, groups } from './groups.ts'
import { people } from './people.ts'
import { person } from './person.ts'
import { personHistory } from './person-history.ts'

/** Everything that the dashboard reads of one account. */
export function createAccountReads(context: ReadContext): AccountReads {
  const owned = async (scimServerId: string): Promise<string> => {
    if ((await serverIds(context)).includes(scimServerId)) return scimServerId
    throw new NotFoundError('No such SCIM server.')
  }
  return {
    people: async (filter, sort, page) => await people(context, filter, sort, page),
    person: async (id) => await person(context, id),
    personHistory: async (id, page) => await personHistory(context, id, page),
    departments: async () => await departments(context),
    groups: async (filter, sort, page) => await groups(context, filter, sort, page),
    group: async (id) => await group(context, id),
    members: async (groupId, filter, page) => await groupMembers(context, groupId, filter, page),
    activity: async (filter, page) => await activity(context, filter, page),
    activityCall: async (id) => await activityCall(context, id),
    peopleCounts: async () => await peopleCounts(context),
    groupCount: async () => await groupCount(context),
    changesPerDay: async (days) => await changesPerDay(context, days),
    countsSince: async (id, since) => await countsSince(context, id, since),
    evidence: async (id) => await evidence(context, await owned(id)),
    mapping: async (id) => await mapping(context, await owned(id)),
    attributesSeen: async (id) => await attributesSeen(context, id),
  }
}
