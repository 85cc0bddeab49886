import type { WorkloadIdentityRow } from '../../storage/tables.ts'
import type { WorkloadIdentity } from '../client-contract.ts'
import type { ScimServerId } from '../contract.ts'
import { NotFoundError } from '../errors.ts'
import type { Actor } from '../operator-contract.ts'
import { type OperatorContext, record, timeOf } from './context.ts'
import { holdServer } from './scim-servers.ts'

export async function setWorkloadIdentity(
  context: OperatorContext,
  accountId: string,
  id: ScimServerId,
  identity: WorkloadIdentity,
  actor: Actor,
): Promise<void> {
  await context.database.write(async (tx) => {
    const server = await holdServer(tx, accountId, id)
    const row: WorkloadIdentityRow = {
      scim_server_id: id,
      cloud: identity.cloud,
      // GUIDs in a token are lower case.
      tenant_id: identity.tenantId.toLowerCase(),
      application_id: identity.applicationId.toLowerCase(),
      subject: identity.subject,
      direct: identity.direct ? 1 : 0,
      created_by: actor.name,
      created_at: timeOf(context.clock),
      last_used_at: null,
      last_refusal: null,
      last_refused_at: null,
    }
    await tx.deleteFrom('workload_identities').where('scim_server_id', '=', id).execute()
    await tx.insertInto('workload_identities').values(row).execute()
    const deed = { accountId, scimServerId: id, action: 'workloadIdentity.set', subject: id }
    const words = `let the tenant ${identity.tenantId} sign in to “${server.name}” without a secret`
    await record(tx, context, actor, { ...deed, words })
  })
}

export async function removeWorkloadIdentity(
  context: OperatorContext,
  accountId: string,
  id: ScimServerId,
  actor: Actor,
): Promise<void> {
  await context.database.write(async (tx) => {
    const server = await holdServer(tx, accountId, id)
    const removed = await tx
      .deleteFrom('workload_identities')
      .where('scim_server_id', '=', id)
      .returning('tenant_id')
      .executeTakeFirst()
    if (removed === undefined) throw new NotFoundError('No such workload identity.')
    const deed = { accountId, scimServerId: id, action: 'workloadIdentity.remove', subject: id }
    const words = `ended the sign-in of the tenant ${removed.tenant_id} to “${server.name}”`
    await record(tx, context, actor, { ...deed, words })
  })
}
