import type { ActivityKind } from '../api/schema.ts'

/** Each kind of activity in plain words; the order is the filter's. */
export const kindWords: Readonly<Record<ActivityKind, string>> = {
  created: 'Person created',
  updated: 'Person updated',
  deactivated: 'Person deactivated',
  reactivated: 'Person reactivated',
  deleted: 'Person deleted',
  groupCreated: 'Group created',
  groupUpdated: 'Group updated',
  groupDeleted: 'Group deleted',
  memberAdded: 'Member added',
  memberRemoved: 'Member removed',
  refused: 'Refused',
  probe: 'Connection test',
  reads: 'Reads',
  unchanged: 'Nothing to change',
  operator: 'Operator',
}

export const activityKinds = Object.keys(kindWords) as readonly ActivityKind[]

/** A stored body: indented when it is JSON, else as it is. */
export function readableBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
