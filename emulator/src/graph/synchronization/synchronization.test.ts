import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Group, User } from '../../tenant/index.ts'
import { everyPermission, type GraphStage, openGraphStage, type Reply } from '../testing/graph-stage.ts'

let stage: GraphStage
let base: string
let job: string
let ruleId: string
beforeEach(async () => {
  stage = await openGraphStage()
  await stage.signIn(everyPermission)
  const { objectId, job: record } = stage.stage.application
  base = `/servicePrincipals/${objectId}/synchronization`
  job = `${base}/jobs/${record.id}`
  const { json } = await stage.graph('GET', `${job}/schema`)
  ruleId = (json['synchronizationRules'] as { id: string }[])[0]?.id ?? ''
})
afterEach(() => stage.close())

const secrets = (value: Record<string, string>) =>
  stage.graph('PUT', `${base}/secrets`, { value: Object.entries(value).map(([key, text]) => ({ key, value: text })) })
const error = (status: number, code: string, text = '') => ({
  status,
  json: { error: { code, message: expect.stringContaining(text) as unknown } },
})
const settled = () => stage.stage.rehearsal.provisioning.settled(stage.stage.application.id)
const values = ({ json }: Reply) => json['value'] as Record<string, unknown>[]
const someone = () => [...stage.stage.rehearsal.tenant.users.values()].find((user) => user.accountEnabled) as User
const assign = (id: string) => stage.stage.rehearsal.applications.assign(stage.stage.application.id, [id])
const onDemand = (subject: object, rule = ruleId) =>
  stage.graph('POST', `${job}/provisionOnDemand`, { parameters: [{ ruleId: rule, subjects: [subject] }] })

describe('secrets', () => {
  test('keys that are not sent stay; settings live where the admin center has them; tokens are masked', async () => {
    const notify = {
      Enabled: true,
      Recipients: 'it@nordwind.example',
      DeleteThresholdEnabled: true,
      DeleteThresholdValue: 9,
    }
    const sent = { SyncAll: 'True', SyncNotificationSettings: JSON.stringify(notify), Domain: 'x', AppKey: 'hidden' }
    expect((await secrets(sent)).status).toBe(204)
    expect(stage.stage.application.settings).toMatchObject({
      scope: 'all',
      notificationEmail: 'it@nordwind.example',
      preventAccidentalDeletion: true,
      deletionThreshold: 9,
    })
    expect((await secrets({ SkipOutOfScopeDeletions: 'True' })).status).toBe(204)
    const shown = values(await stage.graph('GET', `${base}/secrets`))
    expect(shown).toEqual(
      expect.arrayContaining([
        { key: 'BaseAddress', value: stage.stage.tenantUrl },
        { key: 'SecretToken', value: '*' },
        { key: 'AppKey', value: '*' },
        { key: 'Domain', value: 'x' },
        { key: 'SyncAll', value: 'true' },
        { key: 'SkipOutOfScopeDeletions', value: 'True' },
      ]),
    )
    expect(shown.find((one) => one['key'] === 'SyncNotificationSettings')?.['value']).toBe(JSON.stringify(notify))
    expect((await stage.graph('GET', job)).json['synchronizationJobSettings']).toEqual([
      { name: 'QuarantineTooManyDeletesThreshold', value: '9' },
    ])
  })

  test('one wrong key changes nothing', async () => {
    const { tenantUrl } = stage.stage
    expect(await secrets({ BaseAddress: 'https://new.example/scim', SyncAll: 'maybe' })).toMatchObject({ status: 400 })
    expect(stage.stage.application.credentials?.tenantUrl).toBe(tenantUrl)
  })

  test('validation says what Test Connection says', async () => {
    const validate = (body?: object) => stage.graph('POST', `${job}/validateCredentials`, body)
    expect((await validate({ useSavedCredentials: true })).status).toBe(204)
    expect((await validate()).status).toBe(204)
    stage.stage.server.intercept = () => ({ status: 401, body: {} })
    expect(await validate({})).toMatchObject(
      error(400, 'SystemForCrossDomainIdentityManagementCredentialValidationFailure', 'invalid credentials'),
    )
    const credentials = [
      { key: 'BaseAddress', value: 'http://example.com' },
      { key: 'SecretToken', value: 'x' },
    ]
    expect(await validate({ credentials })).toMatchObject(error(400, 'InvalidCredentials', 'HTTPS'))
    expect((await stage.graph('POST', `${base}/acquireAccessToken`, { credentials: [] })).status).toBe(204)
  })
})

describe('the job', () => {
  test('made, configured by its secrets, deleted with its links, made again with another id', async () => {
    const made = await stage.graph('POST', '/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621/instantiate', {
      displayName: 'Fresh',
    })
    const jobs = `/servicePrincipals/${(made.json['servicePrincipal'] as { id: string }).id}/synchronization/jobs`
    expect(values(await stage.graph('GET', jobs))).toEqual([])
    const first = await stage.graph('POST', jobs, { templateId: 'scim' })
    const path = `${jobs}/${String(first.json['id'])}`
    expect(await stage.graph('POST', `${path}/start`)).toMatchObject(error(400, 'CredentialsMissing'))
    const value = [
      { key: 'BaseAddress', value: stage.stage.tenantUrl },
      { key: 'SecretToken', value: 'abc' },
    ]
    await stage.graph('PUT', jobs.replace('jobs', 'secrets'), { value })
    expect((await stage.graph('GET', path)).json).toMatchObject({
      status: { code: 'NotRun' },
      schedule: { interval: 'PT40M' },
    })
    expect((await stage.graph('DELETE', path)).status).toBe(204)
    expect(await stage.graph('GET', path)).toMatchObject(error(404, 'ResourceNotFound'))
    const second = await stage.graph('POST', jobs, { templateId: 'scim' })
    expect(second.json['id']).not.toBe(first.json['id'])
    expect(second.json).toMatchObject({ status: { code: 'NotConfigured' } })
  })

  test('started, paused, restarted by scope', async () => {
    const person = someone()
    assign(person.id)
    expect((await stage.graph('POST', `${job}/start`)).status).toBe(204)
    await settled()
    const { server } = stage.stage
    server.take()
    const restart = async (resetScope?: string) => {
      const body = resetScope === undefined ? undefined : { criteria: { resetScope } }
      const answer = await stage.graph('POST', `${job}/restart`, body)
      await settled()
      return [
        answer.status,
        server.takeCalls().some((call) => call.includes(`userName+eq+"${person.userPrincipalName}"`)),
      ]
    }
    expect(await restart()).toEqual([204, false])
    expect(await restart('Full')).toEqual([204, true])
    expect(await restart('ConnectorDataStore, Watermark')).toEqual([204, true])
    expect((await stage.graph('POST', `${job}/pause`)).status).toBe(204)
    expect((await stage.graph('GET', job)).json).toMatchObject({
      status: { code: 'Paused' },
      schedule: { state: 'Paused' },
    })
  })

  test('in quarantine it says why and when it tries again; a start clears that', async () => {
    stage.stage.server.intercept = () => ({ status: 401, body: {} })
    await stage.graph('POST', `${job}/start`)
    await settled()
    const { json } = await stage.graph('GET', job)
    expect(json).toMatchObject({
      status: {
        code: 'Quarantine',
        quarantine: {
          reason: 'EncounteredQuarantineException',
          seriesCount: 1,
          error: { message: expect.any(String) as unknown },
        },
        lastExecution: { state: 'Failed' },
        lastSuccessfulExecution: null,
      },
    })
    stage.stage.server.intercept = () => null
    await stage.graph('POST', `${job}/start`)
    await settled()
    expect((await stage.graph('GET', job)).json).toMatchObject({ status: { code: 'Active', quarantine: null } })
  })
})

describe('provision on demand', () => {
  const person = () => ({ objectId: someone().id, objectTypeName: 'User' })
  const result = ({ json }: Reply) => JSON.parse(String(json['key'])) as Record<string, unknown>

  test('somebody who is not assigned is skipped, with status 200', async () => {
    const answer = await onDemand(person())
    expect(answer.status).toBe(200)
    expect(result(answer)).toMatchObject({ result: 'Skipped', details: { errorCode: 'NotEffectivelyEntitled' } })
  })

  test('a server that refuses makes a failure, with status 200', async () => {
    assign(someone().id)
    stage.stage.server.intercept = ({ method }) => (method === 'POST' ? { status: 400, body: { detail: 'no' } } : null)
    const answer = await onDemand(person())
    expect(answer.status).toBe(200)
    expect(result(answer)).toMatchObject({
      result: 'Failure',
      details: { errorMessage: expect.any(String) as unknown },
    })
    expect(JSON.parse(String(answer.json['value']))).toMatchObject({ statusInfo: { status: 'Failure' } })
  })

  test('a group with two of its members answers an empty value', async () => {
    const group = [...stage.stage.rehearsal.tenant.groups.values()].find(
      (one) => one.displayName === 'All Users',
    ) as Group
    assign(group.id)
    const members = [...group.memberIds].slice(0, 2).map((objectId) => ({ objectId, objectTypeName: 'User' }))
    for (const member of members) await onDemand(member)
    const answer = await onDemand({ objectId: group.id, objectTypeName: 'Group', links: { members } })
    expect(answer).toMatchObject({ status: 200, json: { value: '{}' } })
    expect(result(answer)).toMatchObject({ result: 'Success' })
    const [kept] = stage.stage.server.groups.values()
    expect(kept?.['members']).toHaveLength(2)
    const many = Array.from({ length: 6 }, () => members[0])
    const six = { objectId: group.id, objectTypeName: 'Group', links: { members: many } }
    expect(await onDemand(six)).toMatchObject(error(400, 'Request_BadRequest', 'five members'))
  })

  test('the sixth call in ten seconds is told to wait', async () => {
    for (let call = 0; call < 5; call += 1) expect((await onDemand(person(), 'wrong')).status).toBe(400)
    const sixth = await onDemand(person())
    expect(sixth).toMatchObject(error(429, 'TooManyRequests'))
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

test('the provisioning logs by action, status, time and object; paged; late when told', async () => {
  const { tenant } = stage.stage.rehearsal
  const people = [...tenant.users.values()].filter((user) => user.accountEnabled).slice(0, 5)
  for (const { id } of people) assign(id)
  stage.stage.server.intercept = ({ body, method }) =>
    method === 'POST' && body.includes(people[0]?.userPrincipalName ?? '-')
      ? { status: 409, body: { detail: 'taken' } }
      : null
  await stage.graph('POST', `${job}/start`)
  await settled()
  const logs = (filter: string, more = '') =>
    stage.graph('GET', `/auditLogs/provisioning?$filter=${encodeURIComponent(filter)}${more}`)
  const id = stage.stage.application.job.id
  expect(
    values(await logs(`jobId eq '${id}' and provisioningAction eq 'Create' and statusInfo/status eq 'failure'`)),
  ).toHaveLength(0)
  const created = await logs(
    `jobId eq '${id}' and provisioningAction eq 'create' and provisioningStatusInfo/status eq 'success'`,
  )
  expect(values(created)).toHaveLength(4)
  const failed = values(await logs("provisioningStatusInfo/status eq 'failure'"))
  expect(failed).toMatchObject([
    {
      sourceIdentity: { id: people[0]?.id, details: { UserPrincipalName: people[0]?.userPrincipalName } },
      provisioningStatusInfo: { errorInformation: { errorCode: expect.stringContaining('Conflict') as unknown } },
    },
  ])
  const cycle = String(failed[0]?.['cycleId'])
  expect(
    values(await logs(`cycleId eq '${cycle}' and contains(sourceIdentity/displayName,'${people[1]?.displayName}')`))
      .length,
  ).toBeGreaterThan(0)
  expect(values(await logs("sourceIdentity/displayName eq 'NOBODY'"))).toEqual([])
  expect(values(await logs('activityDateTime gt 2999-01-01'))).toEqual([])
  const first = await logs(`jobId eq '${id}'`, '&$orderby=activityDateTime desc&$top=2')
  expect(values(first)).toHaveLength(2)
  const second = await stage.graph(
    'GET',
    String(first.json['@odata.nextLink']).replace(`${stage.origin}/graph/v1.0`, ''),
  )
  expect(values(second)[0]?.['id']).not.toBe(values(first)[1]?.['id'])
  await stage.api('PUT', '/graph-faults', { logDelaySeconds: 3600 })
  expect(values(await logs(`jobId eq '${id}'`))).toEqual([])
})

describe('schema', () => {
  test('changed, then back to the template', async () => {
    const { json } = await stage.graph('GET', `${job}/schema`)
    const wire = structuredClone(json) as {
      synchronizationRules: { objectMappings: { attributeMappings: object[] }[] }[]
    }
    wire.synchronizationRules[0]?.objectMappings[0]?.attributeMappings.pop()
    expect((await stage.graph('PUT', `${job}/schema`, wire)).status).toBe(204)
    expect(stage.stage.application.mappings.users.attributes).toHaveLength(21)
    expect((await stage.graph('GET', `${job}/schema`)).json['version']).not.toBe(json['version'])
    expect((await stage.graph('DELETE', `${job}/schema`)).status).toBe(204)
    expect(stage.stage.application.mappings.users.attributes).toHaveLength(22)
  })

  test('the templates are what a new job starts with', async () => {
    const { json } = await stage.graph('GET', `${base}/templates/scim`)
    expect(json).toMatchObject({ id: 'scim', default: true, schema: { directories: [{}, { name: 'customappsso' }] } })
    const current = (await stage.graph('GET', `${job}/schema`)).json['synchronizationRules']
    expect((json['schema'] as Record<string, unknown>)['synchronizationRules']).toEqual(current)
    expect((await stage.graph('GET', `${base}/templates/ldap`)).status).toBe(404)
  })

  test('operators, functions, the target by discovery', async () => {
    const operators = values(await stage.graph('GET', `${job}/schema/filterOperators`))
    expect(operators).toContainEqual({
      id: 'EQUALS',
      name: 'EQUALS',
      arity: 'Binary',
      multivaluedComparisonType: 'All',
      supportedAttributeTypes: ['String', 'Integer'],
    })
    const functions = values(await stage.graph('GET', `${job}/schema/functions`))
    expect(functions.find((one) => one['name'] === 'Join')).toMatchObject({
      parameters: [{ name: 'separator' }, { allowMultipleOccurrences: true }],
    })
    const directories = (await stage.graph('GET', `${job}/schema`)).json['directories'] as { id: string }[]
    const found = await stage.graph('POST', `${job}/schema/directories/${directories[1]?.id}/discover`)
    expect(found).toMatchObject({ status: 200, json: { name: 'customappsso' } })
  })

  test('expressions are read and tried', async () => {
    const parse = async (expression: string, properties: object[] = []) =>
      (await stage.graph('POST', `${job}/schema/parseExpression`, { expression, testInputObject: { properties } })).json
    expect(await parse('ToUpper([mail])', [{ key: 'mail', value: 'a@b' }])).toMatchObject({
      parsingSucceeded: true,
      parsedExpression: { type: 'Function', name: 'ToUpper', parameters: [{ key: 'source' }] },
      evaluationSucceeded: true,
      evaluationResult: ['A@B'],
      error: null,
    })
    expect(await parse('ToUpper([mail]')).toMatchObject({
      parsingSucceeded: false,
      error: { message: expect.stringContaining('character') as unknown },
    })
    expect(await parse('Shout([mail])')).toMatchObject({ evaluationSucceeded: false, evaluationResult: [] })
  })
})
