import type { ActivityTableRow, ReadSummaryRow } from '../../storage/tables.ts'
import type { ActivityKind, ActivityRecord } from '../read-contract.ts'

const kinds: readonly ActivityKind[] = [
  'created',
  'updated',
  'deactivated',
  'reactivated',
  'deleted',
  'memberAdded',
  'memberRemoved',
  'groupCreated',
  'groupUpdated',
  'groupDeleted',
  'refused',
  'probe',
  'reads',
  'unchanged',
  'operator',
]

interface Facts {
  readonly paths: readonly string[]
  readonly member: string | null
}

/** What the plain words need, as the write stored it; an unknown shape gives fewer words, never an error. */
function factsOf(stored: string): Facts {
  const read: unknown = JSON.parse(stored)
  if (typeof read !== 'object' || read === null) return { paths: [], member: null }
  const { paths, member, count } = read as { paths?: unknown; member?: unknown; count?: unknown }
  const single = typeof member === 'object' && member !== null && 'name' in member ? member.name : member
  const name = single ?? (typeof count === 'number' ? `${count} members` : null)
  return {
    paths: Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [],
    member: typeof name === 'string' ? name : null,
  }
}

export type ActivityColumns = Omit<ActivityTableRow, 'request_body' | 'answer_body'>

export function toRecord(row: ActivityColumns): ActivityRecord {
  const facts = factsOf(row.facts)
  const { subject_id: id, subject_kind: kind, subject_name: displayName } = row
  return {
    id: row.id,
    scimServerId: row.scim_server_id,
    at: row.at,
    kind: kinds.find((known) => known === row.kind) ?? 'unchanged',
    actor: row.actor,
    subject: id === null || kind === null ? null : { id, kind, displayName: displayName ?? '' },
    paths: facts.paths,
    detail: row.detail ?? facts.member,
    status: row.status,
    count: 1,
  }
}

/** Reads of one hour as one line; its id cannot be opened, because single reads are not kept. */
export function toReads(row: ReadSummaryRow): ActivityRecord {
  return {
    id: `reads.${row.scim_server_id}.${row.hour}.${row.kind}.${row.resource_kind}`,
    scimServerId: row.scim_server_id,
    at: row.last_at,
    kind: 'reads',
    actor: 'Entra',
    subject: null,
    paths: [],
    detail: null,
    status: 200,
    count: row.count,
  }
}
