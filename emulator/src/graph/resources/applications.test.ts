import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Group, User } from '../../tenant/index.ts'
import { everyPermission, type GraphStage, openGraphStage, type Reply } from '../testing/graph-stage.ts'

let stage: GraphStage
let person: User
let allUsers: Group
beforeEach(async () => {
  stage = await openGraphStage()
  await stage.signIn(everyPermission)
  const { tenant } = stage.stage.rehearsal
  person = [...tenant.users.values()].find((user) => user.managerId !== null) as User
  allUsers = [...tenant.groups.values()].find((group) => group.displayName === 'All Users') as Group
})
afterEach(() => stage.close())

const get = (path: string, headers?: Record<string, string>) =>
  stage.graph('GET', path.replaceAll(' ', '%20'), undefined, headers)
const values = ({ json }: Reply) => json['value'] as Record<string, unknown>[]

test('applications and service principals: found by app id, changed, deleted together', async () => {
  const { appId, objectId, id } = stage.stage.application
  expect((await get(`/servicePrincipals(appId='${appId}')`)).json).toMatchObject({ id: objectId })
  expect(
    values(await get(`/servicePrincipals?$filter=tags/any(t:t eq 'WindowsAzureActiveDirectoryIntegratedApp')`)),
  ).toHaveLength(1)
  expect((await get(`/servicePrincipals/${objectId}?$select=id,displayName,appRoles`)).json).toMatchObject({
    appRoles: [{ displayName: 'User' }, { displayName: 'msiam_access' }],
  })
  const changes = {
    displayName: 'Signatures',
    notes: 'Made by Dynasend',
    tags: ['HideApp'],
    appRoleAssignmentRequired: false,
  }
  expect((await stage.graph('PATCH', `/servicePrincipals/${objectId}`, changes)).status).toBe(204)
  expect((await get(`/servicePrincipals/${objectId}`)).json).toMatchObject(changes)
  expect((await stage.graph('PATCH', `/applications/${id}`, { displayName: 'Again' })).status).toBe(204)
  expect((await get(`/applications(appId='${appId}')`)).json).toMatchObject({ id, displayName: 'Again' })
  expect((await stage.graph('DELETE', `/applications/${id}`)).status).toBe(204)
  expect((await get(`/servicePrincipals/${objectId}`)).status).toBe(404)
})

test('assignments are seen and ended from both sides', async () => {
  const { objectId } = stage.stage.application
  const body = { principalId: person.id, resourceId: objectId, appRoleId: '18d14569-c3bd-439b-9a66-3a2aee01d14f' }
  const made = await stage.graph('POST', `/users/${person.id}/appRoleAssignments`, body)
  expect(made).toMatchObject({ status: 201, json: { principalType: 'User', resourceId: objectId } })
  const again = await stage.graph('POST', `/servicePrincipals/${objectId}/appRoleAssignedTo`, body)
  expect(again.json).toMatchObject({ error: { message: 'Permission being assigned already exists on the object' } })
  const group = { ...body, principalId: allUsers.id }
  expect((await stage.graph('POST', `/groups/${allUsers.id}/appRoleAssignments`, group)).status).toBe(201)
  expect(
    values(await get(`/servicePrincipals/${objectId}/appRoleAssignedTo?$filter=principalId eq ${allUsers.id}`)),
  ).toHaveLength(1)
  expect(values(await get(`/users/${person.id}/appRoleAssignments`))).toMatchObject([{ id: made.json['id'] }])
  const path = `/users/${person.id}/appRoleAssignments/${String(made.json['id'])}`
  expect((await stage.graph('DELETE', path)).status).toBe(204)
  expect(values(await get(`/servicePrincipals/${objectId}/appRoleAssignedTo`))).toMatchObject([
    { principalId: allUsers.id },
  ])
})

test('a deleted application is in the recycle bin: restored without its job, deleted for good, gone after 30 days', async () => {
  const { id, objectId, displayName } = stage.stage.application
  const { applications, time } = stage.stage.rehearsal
  applications.assign(id, [person.id])
  expect((await stage.graph('DELETE', `/servicePrincipals/${objectId}`)).status).toBe(204)
  expect(values(await get('/directory/deletedItems/microsoft.graph.application'))).toMatchObject([{ id, displayName }])
  expect(values(await get('/directory/deletedItems/microsoft.graph.servicePrincipal'))).toMatchObject([
    { id: objectId },
  ])
  expect((await get(`/directory/deletedItems/${objectId}`)).json).toMatchObject({
    '@odata.type': '#microsoft.graph.servicePrincipal',
  })
  expect(JSON.stringify(stage.stage.rehearsal.store.all('graphDeletedApplication'))).not.toContain('secret-token')
  await stage.signIn(['Application.Read.All'])
  expect((await stage.graph('POST', `/directory/deletedItems/${id}/restore`)).status).toBe(403)
  await stage.signIn(everyPermission)
  expect((await stage.graph('POST', `/directory/deletedItems/${id}/restore`)).status).toBe(200)
  expect(values(await get(`/servicePrincipals/${objectId}/appRoleAssignedTo`))).toMatchObject([
    { principalId: person.id },
  ])
  expect(values(await get(`/servicePrincipals/${objectId}/synchronization/jobs`))).toEqual([])
  await stage.graph('DELETE', `/applications/${id}`)
  expect((await stage.graph('DELETE', `/directory/deletedItems/${id}`)).status).toBe(204)
  expect((await stage.graph('POST', `/directory/deletedItems/${id}/restore`)).status).toBe(404)
  const other = applications.create('Other')
  await stage.graph('DELETE', `/applications/${other.id}`)
  await time.advance(31 * 24 * 60)
  expect(values(await get('/directory/deletedItems/application'))).toEqual([])
})

test('roles of an application: changed, assigned, and sent to the server in the next cycle', async () => {
  const { application, server, rehearsal } = stage.stage
  const path = `/applications/${application.id}`
  const role = (number: number, value: string) => ({
    id: `00000000-0000-4000-8000-00000000000${number}`,
    value,
    displayName: `Role ${value}`,
    description: value,
    isEnabled: true,
    allowedMemberTypes: ['User'],
  })
  const [editor, reader] = [role(1, 'Editor'), role(2, 'Reader')]
  const twice = await stage.graph('PATCH', path, { appRoles: [editor, { ...reader, value: 'Editor' }] })
  expect(twice).toMatchObject({ status: 400 })
  expect((await stage.graph('PATCH', path, { appRoles: [editor, reader] })).status).toBe(204)
  expect((await get(`/servicePrincipals/${application.objectId}?$select=appRoles`)).json['appRoles']).toMatchObject([
    { value: 'Editor' },
    { value: 'Reader' },
  ])
  application.mappings.users.attributes.push({
    source: 'AppRoleAssignmentsComplex([appRoleAssignments])',
    expression: 'AppRoleAssignmentsComplex([appRoleAssignments])',
    type: 'Expression',
    target: 'roles',
    matchingPrecedence: 0,
    apply: 'Always',
    defaultValue: null,
  })
  const assign = (principalId: string, appRoleId: string) =>
    stage.graph('POST', `/servicePrincipals/${application.objectId}/appRoleAssignedTo`, {
      principalId,
      resourceId: application.objectId,
      appRoleId,
    })
  expect((await assign(person.id, '00000000-0000-0000-0000-000000000000')).status).toBe(400)
  expect((await assign(person.id, editor.id)).status).toBe(201)
  await stage.stage.cycle()
  const sent = () => [...server.users.values()].find((user) => user['userName'] === person.userPrincipalName)?.['roles']
  expect(sent()).toMatchObject([{ value: 'Editor', display: 'Role Editor' }])
  expect((await assign(person.id, editor.id)).status).toBe(400)
  expect((await assign(person.id, reader.id)).status).toBe(201)
  server.take()
  await stage.stage.cycle()
  const [patch] = server.take().filter(({ method }) => method === 'PATCH')
  expect(patch?.body).toContain('Reader')
  expect(rehearsal.applications.get(application.id).assignments).toHaveLength(2)
  const gone = await stage.graph('PATCH', path, { appRoles: [editor] })
  expect(gone).toMatchObject({ status: 400 })
})

test('the organisation, templates, audits, and the beta address', async () => {
  const [organization] = values(await get('/organization'))
  expect(organization).toMatchObject({ id: stage.tenantId, displayName: 'Nordwind Traders' })
  expect((await get(`/organization/${stage.tenantId}`)).status).toBe(200)
  expect(values(await get('/applicationTemplates'))).toMatchObject([{ displayName: 'Custom' }])
  await stage.graph('PATCH', `/users/${person.id}`, { jobTitle: 'Cook' })
  const audits = values(await get(`/auditLogs/directoryAudits?$filter=targetResources/any(t:t/id eq '${person.id}')`))
  expect(audits).toMatchObject([
    { activityDisplayName: 'Update user', operationType: 'Update', initiatedBy: { user: null } },
  ])
  const beta = await fetch(`${stage.origin}/graph/beta/organization`, {
    headers: { authorization: `Bearer ${await stage.signIn(['Organization.Read.All'])}` },
  })
  expect(await beta.json()).toMatchObject({ '@odata.context': `${stage.origin}/graph/beta/$metadata#organization` })
})
