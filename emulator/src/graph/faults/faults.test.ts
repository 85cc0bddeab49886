import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { everyPermission, type GraphStage, openGraphStage } from '../testing/graph-stage.ts'

let stage: GraphStage
beforeEach(async () => {
  stage = await openGraphStage()
  await stage.signIn(everyPermission)
})
afterEach(() => stage.close())

const set = (settings: object) => stage.api('PUT', '/graph-faults', settings)
const instantiate = () =>
  stage.graph('POST', '/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621/instantiate', { displayName: 'Late' })
const role = '18d14569-c3bd-439b-9a66-3a2aee01d14f'

test('replication: a new object is missing by id and in lists, then it is there', async () => {
  await set({ replicationSeconds: 3600 })
  const { json } = await instantiate()
  const { id } = json['servicePrincipal'] as { id: string }
  expect((await stage.graph('GET', `/servicePrincipals/${id}`)).status).toBe(404)
  expect((await stage.graph('GET', `/servicePrincipals?$filter=id%20eq%20'${id}'`)).json['value']).toEqual([])
  const late = await stage.graph('POST', `/servicePrincipals/${id}/synchronization/jobs`, { templateId: 'scim' })
  expect(late).toMatchObject({ status: 404, json: { error: { code: 'Request_ResourceNotFound' } } })
  await set({ replicationSeconds: 0, listReplicationSeconds: 3600 })
  expect((await stage.graph('GET', `/servicePrincipals/${id}`)).status).toBe(200)
  expect((await stage.graph('GET', `/servicePrincipals?$filter=id%20eq%20'${id}'`)).json['value']).toEqual([])
  await set({ reset: true })
  expect((await stage.graph('GET', `/servicePrincipals?$filter=id%20eq%20'${id}'`)).json['value']).toHaveLength(1)
})

test('every third call is throttled, every fifth fails', async () => {
  await set({ throttleEvery: 3, throttleRetryAfter: 7, failEvery: 5 })
  const statuses: number[] = []
  let retryAfter: string | null = null
  for (let call = 0; call < 6; call += 1) {
    const answer = await stage.graph('GET', '/organization')
    statuses.push(answer.status)
    retryAfter = answer.headers.get('retry-after') ?? retryAfter
  }
  expect(statuses).toEqual([200, 200, 429, 200, 503, 429])
  expect(retryAfter).toBe('7')
})

describe('scripted answers', () => {
  const fail = (fault: object) => set({ scripted: [fault] })

  test('the next two that match fail, others pass, then all is well', async () => {
    await fail({
      method: 'GET',
      path: '/organization*',
      times: 2,
      status: 503,
      code: 'serviceNotAvailable',
      retryAfter: 2,
    })
    expect((await stage.graph('GET', '/users?$top=1')).status).toBe(200)
    const first = await stage.graph('GET', '/organization')
    expect(first).toMatchObject({ status: 503, json: { error: { code: 'serviceNotAvailable' } } })
    expect(first.headers.get('retry-after')).toBe('2')
    expect((await stage.graph('GET', '/organization')).status).toBe(503)
    expect((await stage.graph('GET', '/organization')).status).toBe(200)
    expect((await stage.api('GET', '/graph-faults')).json['scripted']).toEqual([])
  })

  test('a lost answer: done, but never told', async () => {
    const before = stage.stage.rehearsal.applications.list().length
    await fail({ path: '*/instantiate', status: 0, when: 'after' })
    await expect(instantiate()).rejects.toThrow('fetch failed')
    expect(stage.stage.rehearsal.applications.list()).toHaveLength(before + 1)
    await fail({ path: '*/instantiate', status: 0 })
    await expect(instantiate()).rejects.toThrow('fetch failed')
    expect(stage.stage.rehearsal.applications.list()).toHaveLength(before + 1)
  })

  test('a body of an unexpected shape', async () => {
    await fail({ path: '/organization', status: 200, body: '<html>' })
    const answer = await fetch(`${stage.origin}/graph/v1.0/organization`)
    expect([answer.status, await answer.text()]).toEqual([200, '<html>'])
  })

  test('sign-in fails too', async () => {
    await fail({ path: '/oauth2/v2.0/token', status: 503, retryAfter: 1 })
    const token = () => stage.form('/login/common/oauth2/v2.0/token', { grant_type: 'client_credentials' })
    expect(await token()).toMatchObject({ status: 503, json: { error: 'temporarily_unavailable' } })
    expect((await token()).status).toBe(400)
  })
})

test('without P1: no groups assigned, no provisioning logs, no licence; people can be assigned', async () => {
  await set({ withoutPremium: true })
  const { objectId } = stage.stage.application
  const { tenant } = stage.stage.rehearsal
  const assign = (principalId: string | undefined) =>
    stage.graph('POST', `/servicePrincipals/${objectId}/appRoleAssignedTo`, {
      principalId,
      resourceId: objectId,
      appRoleId: role,
    })
  const refused = await assign([...tenant.groups.keys()][0])
  expect(refused).toMatchObject({ status: 403, json: { error: { code: 'Authorization_RequestDenied' } } })
  expect((refused.json['error'] as { message: string }).message).toContain('plan level')
  expect((await assign([...tenant.users.keys()][0])).status).toBe(201)
  expect(await stage.graph('GET', '/auditLogs/provisioning')).toMatchObject({
    status: 403,
    json: { error: { code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant' } },
  })
  expect((await stage.graph('GET', '/subscribedSkus')).json['value']).toEqual([])
  await set({ withoutPremium: false })
  expect((await stage.graph('GET', '/subscribedSkus')).json['value']).toMatchObject([{ skuPartNumber: 'AAD_PREMIUM' }])
})

describe('switches that cannot be set', () => {
  test.each([
    [{ thunder: true }, 'no switch "thunder"'],
    [{ replicationSeconds: -1 }, '"replicationSeconds" must not be negative'],
    [{ withheldPermissions: ['Coffee.Make'] }, '"Coffee.Make" is no permission'],
    [{ scripted: [{ path: '/x', status: 42 }] }, '"status" must be 0'],
    [{ scripted: [{ status: 500 }] }, "'path'"],
    [{ withoutPremium: 'yes' }, 'true or false'],
  ])('%j', async (body, text) => {
    expect(await set(body)).toMatchObject({
      status: 400,
      json: { error: { message: expect.stringContaining(text) as unknown } },
    })
  })
})

test('the switches outlive a restart', async () => {
  await set({ tokenSeconds: 60, scripted: [{ path: '/x', status: 500 }] })
  stage.stage.rehearsal.flush()
  const [kept] = stage.stage.rehearsal.store.all('graphFaults')
  expect(kept).toMatchObject({ tokenSeconds: 60, scripted: [{ path: '/x', status: 500, times: 1 }] })
})
