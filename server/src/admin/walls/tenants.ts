import { randomUUID } from 'node:crypto'
import { putSignature } from '../../delivery/testing/public.ts'
import { addJob } from '../../signatures/jobs/index.ts'
import { submitPhoto as keepPhoto } from '../../signatures/photos/index.ts'
import type { Database } from '../../storage/contract.ts'
import type { TestClient } from '../testing/client.ts'
import { callFacts, connect, created, provision, type TestDashboard } from '../testing/dashboard.ts'
import type { Named } from './id-places.ts'

const user = (userName: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName,
  displayName: `Person of ${userName}`,
  active: true,
})

/** An account in which there is one of everything that a path can name. */
export async function furnish(
  dashboard: TestDashboard,
  database: Database,
  owner: TestClient,
  accountId: string,
): Promise<{ named: Named; secretToken: string }> {
  const base = `/api/accounts/${accountId}`
  const { scimServerId, tokenId, secretToken, caller } = await connect(dashboard, owner, accountId)
  const userId = await provision(dashboard, caller, user(`one-${accountId}@nordwind.example`))
  await provision(dashboard, caller, user(`two-${accountId}@nordwind.example`))
  await putSignature(database, accountId, { email: `one-${accountId}@nordwind.example` }, userId)
  await submitPhoto(database, accountId, userId)
  const groups = await Promise.all(
    ['One', 'Two'].map((name) =>
      dashboard.scim.scim(caller).groups.create(
        {
          schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
          displayName: `${name} of ${accountId}`,
        },
        [{ value: userId }],
        { call: callFacts('POST', '/Groups'), ...created },
      ),
    ),
  )
  const activity = (await owner.get(`${base}/activity`)).json as { items: { id: string }[] }
  const webhook = await owner.post(`${base}/health/webhooks`, { name: 'Ours', url: 'https://hooks.nordwind.example/a' })
  const invitation = await owner.post(`${base}/invitations`, {
    email: `${accountId}@nordwind.example`,
    role: 'auditor',
  })
  const operators = (await owner.get(`${base}/operators`)).json as { items: { id: string }[] }
  const key = await owner.post(`${base}/api-keys`, { name: 'Intranet', scopes: ['signatures:read'] })
  const changeSet = await owner.post(`${base}/signatures/change-sets`, { name: 'Moving' })
  const changeSetId = (changeSet.json as { id: string }).id
  const dryRun = await owner.post(`${base}/signatures/change-sets/${changeSetId}/dry-runs`)
  const hook = { name: 'CRM', url: 'https://hooks.nordwind.example/crm' }
  const signatureWebhook = await owner.post(`${base}/delivery/webhooks`, hook)
  const conditionId = await beginCondition(database, accountId, scimServerId)
  const named = {
    accountId,
    scimServerId,
    tokenId,
    userId,
    groupId: groups[0]?.id ?? '',
    activityId: activity.items[0]?.id ?? '',
    conditionId,
    batchId: await beginBatch(database, accountId, scimServerId),
    webhookId: (webhook.json as { id: string }).id,
    invitationId: (invitation.json as { id: string }).id,
    operatorId: operators.items[0]?.id ?? '',
    keyId: (key.json as { id: string }).id,
    changeSetId,
    jobId: (dryRun.json as { id: string }).id,
    archiveId: await makeArchive(database, accountId),
    signatureWebhookId: (signatureWebhook.json as { id: string }).id,
  }
  return { named, secretToken }
}

/** Trouble that began an hour ago. */
async function beginCondition(database: Database, accountId: string, scimServerId: string): Promise<string> {
  const id = randomUUID()
  const ending = {
    ended_at: null,
    ending: null,
    ended_by: null,
    told_at: null,
    clear_told_at: null,
    end_evidence: null,
  }
  const about = {
    kind: 'silence',
    subject: '',
    open_key: '',
    level: 'red' as const,
    began_at: new Date().toISOString(),
  }
  await database.write((tx) =>
    tx
      .insertInto('health_conditions')
      .values({ scim_server_id: scimServerId, id, account_id: accountId, ...about, ...ending, evidence: '{}' })
      .execute(),
  )
  return id
}

/** A batch of which nothing is held any more. */
async function beginBatch(database: Database, accountId: string, scimServerId: string): Promise<string> {
  const id = randomUUID()
  const at = new Date().toISOString()
  const times = { began_at: at, last_at: at, closed_at: null }
  const counts = { people: 1, memberships: 0, groups: 0, held_people: 0, held_changes: 0 }
  const cause = JSON.stringify({ what: 'people', lost: 1, of: 1 })
  await database.write((tx) =>
    tx
      .insertInto('held_batches')
      .values({ scim_server_id: scimServerId, id, account_id: accountId, state: 'open', ...times, cause, ...counts })
      .execute(),
  )
  return id
}

/** A zip that is done and can be had for a day. */
function makeArchive(database: Database, accountId: string): Promise<string> {
  const [input, until] = ['{"clients":["outlook"]}', new Date(Date.now() + 86_400_000).toISOString()]
  return database.write(async (tx) => {
    const job = { accountId, kind: 'archive', input, createdBy: 'Anna Berg', now: Date.now() } as const
    const id = await addJob(tx, job)
    const result = JSON.stringify({ bytes: 1, people: 1, until })
    await tx.updateTable('signature_jobs').set({ state: 'done', result }).where('id', '=', id).execute()
    return id
  })
}

/** A photo that waits to be looked at. */
async function submitPhoto(database: Database, accountId: string, personId: string): Promise<void> {
  const bytes = Buffer.from(`photo of ${personId}`)
  await database.write((tx) => keepPhoto(tx, { accountId, personId }, { bytes, width: 1, height: 1 }, Date.now()))
}
