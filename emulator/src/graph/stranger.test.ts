import { Client } from '@microsoft/microsoft-graph-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { everyPermission, type GraphStage, openGraphStage } from './testing/graph-stage.ts'

/** Microsoft's own client, which knows nothing of the rehearsal. */
let graphStage: GraphStage
let client: Client
beforeEach(async () => {
  graphStage = await openGraphStage()
  const token = await graphStage.signIn(everyPermission)
  client = Client.init({
    baseUrl: `${graphStage.origin}/graph/`,
    defaultVersion: 'v1.0',
    // Microsoft's client hands tokens of its own provider to https only; the rehearsal runs on this machine.
    authProvider: (done) => done(null, ''),
    fetchOptions: { headers: { authorization: `Bearer ${token}` } },
  })
})
afterEach(() => graphStage.close())

interface Named {
  id: string
  displayName: string
}

test('the whole set-up of a tenant: instantiate, job, schema, secrets, validate, on demand, assign, start, logs', async () => {
  const made = await client
    .api('/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621/instantiate')
    .post({ displayName: 'My SCIM app' })
  expect(made).toMatchObject({ application: { displayName: 'My SCIM app' } })
  const spId: string = made.servicePrincipal.id
  const found = await client.api('/servicePrincipals').filter(`appId eq '${made.application.appId}'`).get()
  expect(found.value).toHaveLength(1)
  expect(found.value[0]).toMatchObject({ id: spId, appRoleAssignmentRequired: true })

  const synchronization = `/servicePrincipals/${spId}/synchronization`
  const templates = await client.api(`${synchronization}/templates`).get()
  expect(templates.value[0]).toMatchObject({ id: 'scim', applicationId: made.application.appId })
  const job = await client.api(`${synchronization}/jobs`).post({ templateId: 'scim' })
  expect(job.id).toMatch(new RegExp(`^scim\\.${graphStage.tenantId.replaceAll('-', '')}\\.[\\da-f-]{36}$`))
  expect(job).toMatchObject({ status: { code: 'NotConfigured' }, schedule: { state: 'Disabled' } })

  const jobPath = `${synchronization}/jobs/${job.id}`
  const schema = await client.api(`${jobPath}/schema`).get()
  const [rule] = schema.synchronizationRules
  const [users] = rule.objectMappings
  expect(users.attributeMappings).toHaveLength(22)
  const external = users.attributeMappings.find(
    (one: Record<string, unknown>) => one['targetAttributeName'] === 'externalId',
  )
  external.source = { expression: '[objectId]', name: 'objectId', type: 'Attribute', parameters: [] }
  await client.api(`${jobPath}/schema`).put(schema)
  const again = await client.api(`${jobPath}/schema`).get()
  expect(JSON.stringify(again.synchronizationRules[0].objectMappings[0].attributeMappings)).toContain('[objectId]')

  const credentials = [
    { key: 'BaseAddress', value: graphStage.stage.tenantUrl },
    { key: 'SecretToken', value: 'a-secret' },
  ]
  await client.api(`${jobPath}/validateCredentials`).post({ credentials })
  await client.api(`${synchronization}/secrets`).put({ value: [...credentials, { key: 'SyncAll', value: 'false' }] })
  const secrets = await client.api(`${synchronization}/secrets`).get()
  expect(secrets.value).toContainEqual({ key: 'BaseAddress', value: graphStage.stage.tenantUrl })
  expect(JSON.stringify(secrets)).not.toContain('a-secret')
  await client.api(`${jobPath}/validateCredentials`).post({ useSavedCredentials: true })

  const [person] = (await client.api('/users').top(1).filter('accountEnabled eq true').get()).value as Named[]
  const [group] = (await client.api('/groups').filter("displayName eq 'All Users'").get()).value as Named[]
  const role = made.servicePrincipal.appRoles[0].id as string
  const assigned = await client
    .api(`/servicePrincipals/${spId}/appRoleAssignedTo`)
    .post({ principalId: group?.id, resourceId: spId, appRoleId: role })
  expect(assigned).toMatchObject({ principalType: 'Group', principalDisplayName: 'All Users', resourceId: spId })

  const onDemand = await client.api(`${jobPath}/provisionOnDemand`).post({
    parameters: [{ ruleId: rule.id, subjects: [{ objectId: person?.id, objectTypeName: 'User' }] }],
  })
  expect(JSON.parse(onDemand.key)).toEqual({ result: 'Success', details: {} })
  const outcome = JSON.parse(onDemand.value) as Record<string, unknown>
  expect(outcome).toMatchObject({ action: 'Create', sourceIdentity: { id: person?.id }, jobId: job.id })
  expect((outcome['provisioningSteps'] as { name: string }[]).map(({ name }) => name)).toEqual([
    'EntryImportAdd',
    'EntrySynchronizationScoping',
    'EntryImport',
    'EntrySynchronizationAdd',
    'EntryExportAdd',
  ])

  await client.api(`${jobPath}/start`).post({})
  const application = graphStage.stage.rehearsal.applications.list().find((one) => one.objectId === spId)
  await graphStage.stage.rehearsal.provisioning.settled(application?.id ?? '')
  const running = await client.api(jobPath).get()
  expect(running).toMatchObject({
    schedule: { state: 'Active', interval: 'PT40M' },
    status: { code: 'Active', lastExecution: { state: 'Succeeded' }, quarantine: null },
  })
  expect(running.status.synchronizedEntryCountByType).toContainEqual({ key: 'User', value: 231 })

  const logs = await client
    .api('/auditLogs/provisioning')
    .filter(`jobId eq '${job.id}' and sourceIdentity/id eq '${person?.id}'`)
    .orderby('activityDateTime desc')
    .top(5)
    .get()
  expect(logs.value.at(-1)).toMatchObject({
    provisioningAction: 'create',
    provisioningStatusInfo: { status: 'success', errorInformation: null },
    servicePrincipal: { id: spId },
    sourceIdentity: { id: person?.id, identityType: 'User' },
  })
  const audits = await client.api('/auditLogs/directoryAudits').filter("category eq 'ProvisioningManagement'").get()
  expect(audits.value.map((one: Record<string, unknown>) => one['activityDisplayName'])).toContain(
    'Enable/start provisioning',
  )
  await client.api(`${jobPath}/pause`).post({})
  await client.api(jobPath).delete()
  expect((await client.api(`${synchronization}/jobs`).get()).value).toEqual([])
  await client.api(`/servicePrincipals/${spId}`).delete()
  await expect(client.api(`/servicePrincipals/${spId}`).get()).rejects.toMatchObject({
    statusCode: 404,
    code: 'Request_ResourceNotFound',
  })
})

test('lists are paged with links that can be followed', async () => {
  let path = '/users?$top=50&$select=id,userPrincipalName,department'
  const seen = new Set<string>()
  let pages = 0
  for (; path !== ''; pages += 1) {
    const page = await client.api(path).get()
    for (const user of page.value as Named[]) seen.add(user.id)
    expect(Object.keys(page.value[0] as object).sort()).toEqual(['department', 'id', 'userPrincipalName'])
    // The client takes whole links of https only; this is the same link without its address.
    path = ((page['@odata.nextLink'] as string | undefined) ?? '').replace(`${graphStage.origin}/graph/v1.0`, '')
  }
  expect([pages, seen.size]).toEqual([5, 240])
})

test('the client waits out a 429 by itself', async () => {
  const scripted = [{ method: 'GET', path: '/organization', times: 1, status: 429, retryAfter: 1 }]
  await graphStage.api('PUT', '/graph-faults', { scripted })
  const { value } = await client.api('/organization').get()
  expect(value).toMatchObject([{ id: graphStage.tenantId }])
  expect((await graphStage.api('GET', '/graph-faults')).json['scripted']).toEqual([])
})
