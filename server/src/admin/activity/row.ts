import type { ActivityRecord } from '../../directory/read-contract.ts'
import type { ActivityRow } from './routes.ts'
import { sentence } from './sentence.ts'

export function toActivityRow(record: ActivityRecord): ActivityRow {
  return {
    id: record.id,
    scimServerId: record.scimServerId,
    at: record.at,
    kind: record.kind,
    actor: record.actor,
    summary: sentence(record),
    subject: record.subject,
    outcome: record.kind === 'refused' ? 'refused' : 'ok',
    status: record.status,
    count: record.count,
  }
}
