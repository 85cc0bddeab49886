import type { WorkloadIdentityRow } from '../../storage/tables.ts'
import type { WorkloadIdentity } from '../client-contract.ts'
import type { ScimServerId } from '../contract.ts'
import type { WorkloadIdentityRecord } from '../operator-contract.ts'
import type { OperatorContext } from './context.ts'

/** A row as what is asked of an assertion. */
export function workloadIdentityOf(row: WorkloadIdentityRow): WorkloadIdentity {
  return {
    cloud: row.cloud,
    tenantId: row.tenant_id,
    applicationId: row.application_id,
    subject: row.subject,
    direct: row.direct === 1,
  }
}

export async function workloadIdentityRecord(
  { database }: OperatorContext,
  scimServerId: ScimServerId,
): Promise<WorkloadIdentityRecord | null> {
  const row = await database.read
    .selectFrom('workload_identities')
    .selectAll()
    .where('scim_server_id', '=', scimServerId)
    .executeTakeFirst()
  if (row === undefined) return null
  const { last_refusal: reason, last_refused_at: at } = row
  return {
    ...workloadIdentityOf(row),
    createdAt: row.created_at,
    createdBy: row.created_by,
    lastUsedAt: row.last_used_at,
    lastRefusal: reason === null || at === null ? null : { reason, at },
  }
}
