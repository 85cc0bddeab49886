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
import { valuesSeen } from './values-seen.ts'

/** Everything that the dashboard reads of one account. */
export function createAccountReads(context: ReadContext): AccountReads {
  const owned = async (scimServerId: string): Promise<string> => {
    if ((await serverIds(context)).includes(scimServerId)) return scimServerId
    throw new NotFoundError('No such SCIM server.')
  }
  return {
    people: async (filter, sort, page) => people(context, filter, sort, page),
    person: async (id) => person(context, id),
    personHistory: async (id, page) => personHistory(context, id, page),
    departments: async () => departments(context),
    groups: async (filter, sort, page) => groups(context, filter, sort, page),
    group: async (id) => group(context, id),
    members: async (groupId, filter, page) => groupMembers(context, groupId, filter, page),
    activity: async (filter, page) => activity(context, filter, page),
    activityCall: async (id) => activityCall(context, id),
    peopleCounts: async () => peopleCounts(context),
    groupCount: async () => groupCount(context),
    changesPerDay: async (days) => changesPerDay(context, days),
    countsSince: async (id, since) => countsSince(context, id, since),
    evidence: async (id) => evidence(context, await owned(id)),
    mapping: async (id) => mapping(context, await owned(id)),
    attributesSeen: async (id) => attributesSeen(context, id),
    valuesSeen: async (query, limit) => valuesSeen(context, query, limit),
  }
}
