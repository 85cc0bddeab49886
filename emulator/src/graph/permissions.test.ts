import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { publicClientId } from './identity/index.ts'
import { type GraphStage, openGraphStage } from './testing/graph-stage.ts'

let stage: GraphStage
beforeEach(async () => {
  stage = await openGraphStage()
})
afterEach(() => stage.close())

const denied = { status: 403, json: { error: { code: 'Authorization_RequestDenied' } } }
const template = '/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621/instantiate'

/** A person's token, with these scopes and that role. */
async function person(scope: string, role: string): Promise<Record<string, string>> {
  const { json } = await stage.form('/login/common/oauth2/v2.0/devicecode', { client_id: publicClientId, scope })
  await stage.api('POST', `/device-codes/${String(json['user_code'])}/approve`, { role })
  const granted = await stage.form('/login/common/oauth2/v2.0/token', {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    client_id: publicClientId,
    device_code: String(json['device_code']),
  })
  return { authorization: `Bearer ${String(granted.json['access_token'])}` }
}

describe('what each operation needs', () => {
  const sp = () => `/servicePrincipals/${stage.stage.application.objectId}`
  const job = () => `${sp()}/synchronization/jobs/${stage.stage.application.job.id}`
  const operations: [string, () => [string, string, object?], string[]][] = [
    ['instantiate', () => ['POST', template, { displayName: 'x' }], ['Application.ReadWrite.OwnedBy']],
    ['applications', () => ['GET', '/servicePrincipals'], ['Application.Read.All']],
    ['job', () => ['GET', job()], ['Synchronization.Read.All']],
    ['start', () => ['POST', `${job()}/start`], ['Synchronization.ReadWrite.All']],
    ['secrets', () => ['GET', `${sp()}/synchronization/secrets`], ['Synchronization.Read.All']],
    ['assignments', () => ['GET', `${sp()}/appRoleAssignedTo`], ['Application.Read.All']],
    ['logs', () => ['GET', '/auditLogs/provisioning'], ['ProvisioningLog.Read.All']],
    ['audits', () => ['GET', '/auditLogs/directoryAudits'], ['AuditLog.Read.All']],
    ['users', () => ['GET', '/users'], ['User.Read.All']],
    ['groups', () => ['GET', '/groups'], ['GroupMember.Read.All']],
    ['licences', () => ['GET', '/subscribedSkus'], ['LicenseAssignment.Read.All']],
    ['organization', () => ['GET', '/organization'], ['Organization.Read.All']],
  ]
  test.each(operations)('%s', async (_name, operation, least) => {
    await stage.signIn([])
    expect(await stage.graph(...operation())).toMatchObject(denied)
    await stage.signIn(least)
    expect((await stage.graph(...operation())).status).toBeLessThan(300)
  })

  test('assigning needs two permissions', async () => {
    const [user] = stage.stage.rehearsal.tenant.users.keys()
    const body = {
      principalId: user,
      resourceId: stage.stage.application.objectId,
      appRoleId: '18d14569-c3bd-439b-9a66-3a2aee01d14f',
    }
    const assign = () => stage.graph('POST', `${sp()}/appRoleAssignedTo`, body)
    await stage.signIn(['AppRoleAssignment.ReadWrite.All'])
    expect(await assign()).toMatchObject(denied)
    await stage.signIn(['Application.Read.All'])
    expect(await assign()).toMatchObject(denied)
    await stage.signIn(['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'])
    expect((await assign()).status).toBe(201)
  })
})

test('a program that owns what it made may change nothing else', async () => {
  const foreign = `/servicePrincipals/${stage.stage.application.objectId}`
  await stage.signIn(['Application.ReadWrite.OwnedBy'])
  expect((await stage.graph('GET', foreign)).status).toBe(200)
  expect(await stage.graph('PATCH', foreign, { notes: 'mine' })).toMatchObject(denied)
  expect(await stage.graph('DELETE', foreign)).toMatchObject(denied)
  expect(await stage.graph('POST', `${foreign}/synchronization/jobs`, { templateId: 'scim' })).toMatchObject(denied)
  const { json } = await stage.graph('POST', template, { displayName: 'Mine' })
  const own = `/servicePrincipals/${(json['servicePrincipal'] as { id: string }).id}`
  expect((await stage.graph('PATCH', own, { notes: 'mine' })).status).toBe(204)
  expect((await stage.graph('POST', `${own}/synchronization/jobs`, { templateId: 'scim' })).status).toBe(201)
  expect((await stage.graph('DELETE', own)).status).toBe(204)
})

test('a person needs the scope and the directory role', async () => {
  const instantiate = (headers: Record<string, string>) =>
    stage.graph('POST', template, { displayName: 'By hand' }, headers)
  const scope = 'Application.ReadWrite.All'
  expect(await instantiate(await person(scope, 'User'))).toMatchObject(denied)
  expect(await instantiate(await person(scope, 'Reports Reader'))).toMatchObject(denied)
  expect(await instantiate(await person('Application.Read.All', 'Global Administrator'))).toMatchObject(denied)
  expect((await instantiate(await person(scope, 'Cloud Application Administrator'))).status).toBe(201)
  expect(
    (
      await stage.graph(
        'GET',
        '/auditLogs/provisioning',
        undefined,
        await person('AuditLog.Read.All', 'Reports Reader'),
      )
    ).status,
  ).toBe(200)
  expect(
    await stage.graph('GET', '/auditLogs/provisioning', undefined, await person('AuditLog.Read.All', 'User')),
  ).toMatchObject(denied)
})

test('a permission that is withheld is in no token', async () => {
  await stage.api('PUT', '/graph-faults', { withheldPermissions: ['Synchronization.ReadWrite.All'] })
  await stage.signIn(['Synchronization.ReadWrite.All', 'Application.Read.All'])
  expect((await stage.graph('GET', '/servicePrincipals')).status).toBe(200)
  const jobs = `/servicePrincipals/${stage.stage.application.objectId}/synchronization/jobs`
  expect(await stage.graph('GET', jobs)).toMatchObject(denied)
  expect(
    await stage.graph('GET', jobs, undefined, await person('Synchronization.ReadWrite.All', 'Global Administrator')),
  ).toMatchObject(denied)
})
