import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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
const reference = (id: string) => ({ '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` })

describe('users', () => {
  test('by id, by name, with the usual properties and with chosen ones', async () => {
    const usual = await get(`/users/${person.id}`)
    expect(usual.json).toMatchObject({ id: person.id, userPrincipalName: person.userPrincipalName, mail: person.mail })
    expect(usual.json['@odata.context']).toBe(`${stage.origin}/graph/v1.0/$metadata#users/$entity`)
    expect(Object.keys(usual.json)).not.toContain('department')
    const chosen = await get(`/users/${person.userPrincipalName}?$select=id,Department,officeLocation&$expand=manager`)
    expect(chosen.json).toMatchObject({
      id: person.id,
      department: person.department,
      officeLocation: person.physicalDeliveryOfficeName,
      manager: { '@odata.type': '#microsoft.graph.user', id: person.managerId },
    })
  })

  test('counted and searched with ConsistencyLevel, sorted, the rest of the pages by link', async () => {
    const eventual = { consistencylevel: 'eventual' }
    const guests = await get("/users?$filter=userType eq 'Guest'&$count=true", eventual)
    expect(guests.json['@odata.count']).toBe(6)
    const others = await get("/users?$filter=userType ne 'Guest'&$count=true&$top=1", eventual)
    expect(others.json['@odata.count']).toBe(234)
    const found = await get(`/users?$search="displayName:${person.displayName}"`, eventual)
    expect(values(found).map((user) => user['id'])).toContain(person.id)
    const names: string[] = []
    let next = `/users?$orderby=displayName desc&$top=90&$select=displayName`
    while (next !== '') {
      const page = await get(next)
      names.push(...values(page).map((user) => String(user['displayName'])))
      next = String(page.json['@odata.nextLink'] ?? '').replace(`${stage.origin}/graph/v1.0`, '')
    }
    expect(names).toHaveLength(240)
    expect(names).toEqual([...names].sort((left, right) => (left < right ? 1 : left > right ? -1 : 0)))
  })

  test('created, changed, deleted, restored, deleted for good; the delta tells each', async () => {
    const latest = async (link: unknown) => get(String(link).replace(`${stage.origin}/graph/v1.0`, ''))
    const start = await get('/users/delta?$deltatoken=latest')
    const body = {
      accountEnabled: true,
      displayName: 'Nils Nord',
      mailNickname: 'nils',
      userPrincipalName: 'nils@nordwind.example',
      passwordProfile: { password: 'unused' },
      mobilePhone: '+1-555-0100',
      businessPhones: ['+1-555-0101'],
    }
    const made = await stage.graph('POST', '/users', body)
    expect(made).toMatchObject({ status: 201, json: { mobilePhone: '+1-555-0100', businessPhones: ['+1-555-0101'] } })
    expect(await stage.graph('POST', '/users', body)).toMatchObject({ status: 400 })
    const id = String(made.json['id'])
    expect((await stage.graph('PATCH', `/users/${id}`, { jobTitle: 'Cook', businessPhones: [] })).status).toBe(204)
    const first = await latest(start.json['@odata.deltaLink'])
    expect(values(first)).toMatchObject([{ id, jobTitle: 'Cook', businessPhones: [] }])
    expect((await stage.graph('DELETE', `/users/${id}`)).status).toBe(204)
    expect((await get(`/users/${id}`)).status).toBe(404)
    const second = await latest(first.json['@odata.deltaLink'])
    expect(values(second)).toEqual([{ id, '@removed': { reason: 'changed' } }])
    expect(values(await get('/directory/deletedItems/microsoft.graph.user'))).toMatchObject([{ id }])
    expect(await stage.graph('POST', `/directory/deletedItems/${id}/restore`)).toMatchObject({
      status: 200,
      json: { id },
    })
    expect((await get(`/users/${id}`)).json).toMatchObject({ id, jobTitle: 'Cook' })
    await stage.graph('DELETE', `/users/${id}`)
    expect((await stage.graph('DELETE', `/directory/deletedItems/${id}`)).status).toBe(204)
    expect((await get(`/directory/deletedItems/${id}`)).status).toBe(404)
    const third = await latest(second.json['@odata.deltaLink'])
    expect(values(third)).toEqual([{ id, '@removed': { reason: 'deleted' } }])
    expect(values(await latest(third.json['@odata.deltaLink']))).toEqual([])
  })

  test('the first delta walks everybody once', async () => {
    const seen = new Set<unknown>()
    let next = '/users/delta?$select=displayName'
    let last: Reply | null = null
    while (next !== '') {
      last = await get(next)
      for (const user of values(last)) seen.add(user['id'])
      next = String(last.json['@odata.nextLink'] ?? '').replace(`${stage.origin}/graph/v1.0`, '')
    }
    expect(seen.size).toBe(240)
    expect(last?.json['@odata.deltaLink']).toContain('$deltatoken=')
  })

  test('who changes or goes while the first delta is walked is told at its end', async () => {
    const { tenant } = stage.stage.rehearsal
    const relative = (link: unknown) => String(link).replace(`${stage.origin}/graph/v1.0`, '')
    const first = await get('/users/delta')
    const [deleted, purged, changed] = values(first).map((user) => String(user['id']))
    tenant.deleteUser(deleted ?? '')
    tenant.purgeUser(purged ?? '')
    tenant.updateUser(changed ?? '', { jobTitle: 'Cook' })
    const last = await get(relative(first.json['@odata.nextLink']))
    const seen = new Map([...values(first), ...values(last)].map((user) => [String(user['id']), user]))
    expect(seen.size).toBe(240)
    expect(seen.get(deleted ?? '')).toEqual({ id: deleted, '@removed': { reason: 'changed' } })
    expect(seen.get(purged ?? '')).toEqual({ id: purged, '@removed': { reason: 'deleted' } })
    expect(seen.get(changed ?? '')).toMatchObject({ jobTitle: 'Cook' })
    expect(values(await get(relative(last.json['@odata.deltaLink'])))).toEqual([])
  })

  test('managers are read, set and taken away', async () => {
    expect((await get(`/users/${person.id}/manager`)).json).toMatchObject({ id: person.managerId })
    expect((await stage.graph('DELETE', `/users/${person.id}/manager/$ref`)).status).toBe(204)
    expect((await get(`/users/${person.id}/manager`)).status).toBe(404)
    const [boss] = stage.stage.rehearsal.tenant.users.keys()
    expect((await stage.graph('PUT', `/users/${person.id}/manager/$ref`, reference(boss ?? ''))).status).toBe(204)
    expect((await get(`/users/${person.id}/manager`)).json).toMatchObject({ id: boss })
    expect((await stage.graph('PUT', `/users/${person.id}/manager/$ref`, { '@odata.id': 'boss' })).status).toBe(400)
  })
})

describe('groups', () => {
  test('created with members, changed, deleted', async () => {
    const made = await stage.graph('POST', '/groups', {
      displayName: "Harbour's table",
      description: 'Lunch',
      mailEnabled: false,
      mailNickname: 'table',
      securityEnabled: true,
      groupTypes: [],
      'members@odata.bind': [`${stage.origin}/graph/v1.0/users/${person.id}`],
    })
    expect(made).toMatchObject({ status: 201, json: { securityEnabled: true, groupTypes: [] } })
    const path = `/groups/${String(made.json['id'])}`
    expect(values(await get(`${path}/members`))).toMatchObject([
      { '@odata.type': '#microsoft.graph.user', id: person.id },
    ])
    expect(values(await get("/groups?$filter=displayName eq 'Harbour''s table'"))).toMatchObject([
      { description: 'Lunch' },
    ])
    expect((await stage.graph('PATCH', path, { displayName: 'Quay', description: null })).status).toBe(204)
    expect((await get(path)).json).toMatchObject({ displayName: 'Quay', description: null })
    expect((await stage.graph('DELETE', path)).status).toBe(204)
    expect((await get(path)).status).toBe(404)
  })

  test('a rule decides the members, also of who comes later; by hand nothing can be changed', async () => {
    const { tenant, time } = stage.stage.rehearsal
    const body = {
      displayName: 'Everybody with mail',
      mailEnabled: false,
      mailNickname: 'everybody',
      securityEnabled: true,
      groupTypes: ['DynamicMembership'],
      membershipRule: '(user.accountEnabled -eq true) and (user.mail -ne null)',
      membershipRuleProcessingState: 'On',
    }
    const wrong = await stage.graph('POST', '/groups', { ...body, membershipRule: 'user.mail -like "x"' })
    expect(wrong).toMatchObject({
      status: 400,
      json: { error: { message: expect.stringContaining('"-like" (word 2)') as unknown } },
    })
    const made = await stage.graph('POST', '/groups', body)
    expect(made).toMatchObject({
      status: 201,
      json: { membershipRule: body.membershipRule, groupTypes: ['DynamicMembership'] },
    })
    const id = String(made.json['id'])
    const fitting = () => [...tenant.users.values()].filter((user) => user.accountEnabled && user.mail !== null).length
    expect(tenant.group(id).memberIds.size).toBe(fitting())
    tenant.updateUser(person.id, { accountEnabled: !person.accountEnabled })
    const fresh = tenant.createUser({ userPrincipalName: 'a@b.example', displayName: 'A', mail: 'a@b.example' })
    await time.advance(1)
    expect(tenant.group(id).memberIds.size).toBe(fitting())
    expect(tenant.group(id).memberIds.has(fresh.id)).toBe(true)
    expect((await stage.graph('POST', `/groups/${id}/members/$ref`, reference(person.id))).status).toBe(400)
    expect(values(await get("/groups?$filter=groupTypes/any(t:t eq 'DynamicMembership')"))).toMatchObject([{ id }])
    await stage.api('PUT', '/graph-faults', { withoutPremium: true })
    expect(await stage.graph('POST', '/groups', body)).toMatchObject({ status: 403 })
  })

  test('members come and go; twice is refused; nested groups are members of their own', async () => {
    const path = `/groups/${allUsers.id}/members`
    const guest = [...stage.stage.rehearsal.tenant.users.values()].find((user) => user.userType === 'Guest')
    expect((await stage.graph('POST', `${path}/$ref`, reference(guest?.id ?? ''))).status).toBe(204)
    const twice = await stage.graph('POST', `${path}/$ref`, reference(guest?.id ?? ''))
    expect(twice).toMatchObject({
      status: 400,
      json: { error: { message: expect.stringContaining('already exist') as unknown } },
    })
    expect((await stage.graph('DELETE', `${path}/${guest?.id}/$ref`)).status).toBe(204)
    expect((await stage.graph('DELETE', `${path}/${guest?.id}/$ref`)).status).toBe(404)
    expect((await get(`${path}?$count=true&$top=1`, { consistencylevel: 'eventual' })).json['@odata.count']).toBe(234)
    const revenue = values(await get("/groups?$filter=displayName eq 'Revenue'&$expand=members"))[0]
    expect(revenue?.['members']).toMatchObject([
      { '@odata.type': '#microsoft.graph.group' },
      { displayName: 'Marketing' },
    ])
    const inside = values(await get(`/groups/${String(revenue?.['id'])}/transitiveMembers?$top=999`))
    expect(inside.length).toBeGreaterThan(2)
    expect(values(await get(`/users/${person.id}/memberOf`)).map((group) => group['displayName'])).toContain(
      'All Users',
    )
  })
})

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
