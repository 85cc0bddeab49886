import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyPermission, type GraphStage, openGraphStage } from './testing/graph-stage.ts'

let stage: GraphStage
beforeAll(async () => {
  stage = await openGraphStage()
  await stage.signIn(everyPermission)
})
afterAll(() => stage.close())

const nobody = '11111111-2222-4333-8444-555555555555'
const sp = () => stage.stage.application.objectId
const job = () => `/servicePrincipals/${sp()}/synchronization/jobs/${stage.stage.application.job.id}`

test('the error envelope, with the request ids in the headers too', async () => {
  const answer = await stage.graph('GET', `/users/${nobody}`, undefined, { 'client-request-id': nobody })
  expect(answer.status).toBe(404)
  expect(answer.headers.get('client-request-id')).toBe(nobody)
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(answer.json).toEqual({
    error: {
      code: 'Request_ResourceNotFound',
      message: `Resource '${nobody}' does not exist or one of its queried reference-property objects are not present.`,
      innerError: {
        date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) as unknown,
        'request-id': answer.headers.get('request-id'),
        'client-request-id': nobody,
      },
    },
  })
})

type Case = [name: string, () => [string, string, unknown?], status: number, code: string, text: string]
const cases: Case[] = [
  ['unknown segment', () => ['GET', '/cookies'], 400, 'BadRequest', "segment 'cookies'"],
  ['wrong verb', () => ['PUT', '/users'], 405, 'Request_BadRequest', 'method is not allowed'],
  ['no guid', () => ['GET', '/servicePrincipals/abc'], 400, 'Request_BadRequest', "Invalid object identifier 'abc'"],
  ['no principal', () => ['GET', `/servicePrincipals/${nobody}`], 404, 'Request_ResourceNotFound', nobody],
  ['no application', () => ['GET', `/applications/${nobody}`], 404, 'Request_ResourceNotFound', nobody],
  [
    'no template',
    () => ['POST', `/applicationTemplates/${nobody}/instantiate`, {}],
    404,
    'Request_ResourceNotFound',
    nobody,
  ],
  [
    'no name',
    () => ['POST', '/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621/instantiate', {}],
    400,
    'Request_BadRequest',
    "'displayName'",
  ],
  ['list as body', () => ['POST', '/groups', []], 400, 'Request_BadRequest', 'JSON object'],
  ['filter syntax', () => ['GET', "/users?$filter=displayName eq 'a"], 400, 'Request_UnsupportedQuery', 'unterminated'],
  ['filter word', () => ['GET', '/users?$filter=displayName is 5'], 400, 'Request_UnsupportedQuery', "found 'is'"],
  ['filter property', () => ['GET', "/users?$filter=shoeSize eq '4'"], 400, 'Request_UnsupportedQuery', "'shoeSize'"],
  ['advanced', () => ['GET', "/users?$filter=endsWith(mail,'x')"], 400, 'Request_UnsupportedQuery', 'ConsistencyLevel'],
  ['search', () => ['GET', '/users?$search="displayName:a"'], 400, 'Request_UnsupportedQuery', 'ConsistencyLevel'],
  ['top', () => ['GET', '/users?$top=1000'], 400, 'Request_UnsupportedQuery', 'between 1 and 999'],
  ['skip', () => ['GET', '/users?$skip=5'], 400, 'Request_UnsupportedQuery', "'$skip'"],
  ['skip token', () => ['GET', '/users?$skiptoken=zzz'], 400, 'Directory_ExpiredPageToken', 'expired'],
  ['select', () => ['GET', '/users?$select=shoeSize'], 400, 'BadRequest', "property named 'shoeSize'"],
  ['order', () => ['GET', '/users?$orderby=mail up'], 400, 'Request_UnsupportedQuery', 'displayName'],
  ['expand', () => ['GET', '/users?$expand=photo'], 400, 'Request_UnsupportedQuery', "'photo'"],
  ['me without a person', () => ['GET', '/me'], 403, 'Authorization_RequestDenied', 'privileges'],
  ['delta token', () => ['GET', '/users/delta?$deltatoken=x'], 410, 'syncStateNotFound', 'Start again'],
  ['no job', () => ['GET', `${job()}x`], 404, 'ResourceNotFound', 'synchronization job'],
  [
    'second job',
    () => ['POST', `/servicePrincipals/${sp()}/synchronization/jobs`, { templateId: 'scim' }],
    409,
    'Conflict',
    'already has',
  ],
  [
    'job template',
    () => ['POST', `/servicePrincipals/${sp()}/synchronization/jobs`, { templateId: 'ldap' }],
    400,
    'RequestParameterInvalid',
    'ldap',
  ],
  [
    'secret key',
    () => ['PUT', `/servicePrincipals/${sp()}/synchronization/secrets`, { value: [{ key: 'Pin', value: '1' }] }],
    400,
    'Request_BadRequest',
    "'Pin'",
  ],
  [
    'secret size',
    () => [
      'PUT',
      `/servicePrincipals/${sp()}/synchronization/secrets`,
      { value: [{ key: 'SecretToken', value: 'x'.repeat(1025) }] },
    ],
    400,
    'Request_InvalidPropertyValue',
    'Size of input ExternalSecret data is invalid.',
  ],
  [
    'secret url',
    () => [
      'PUT',
      `/servicePrincipals/${sp()}/synchronization/secrets`,
      { value: [{ key: 'BaseAddress', value: 'http://example.com/scim' }] },
    ],
    400,
    'Request_BadRequest',
    'HTTPS',
  ],
  [
    'secret flag',
    () => [
      'PUT',
      `/servicePrincipals/${sp()}/synchronization/secrets`,
      { value: [{ key: 'SyncAll', value: 'perhaps' }] },
    ],
    400,
    'Request_BadRequest',
    "'SyncAll'",
  ],
  [
    'secret settings',
    () => [
      'PUT',
      `/servicePrincipals/${sp()}/synchronization/secrets`,
      { value: [{ key: 'SyncNotificationSettings', value: '{' }] },
    ],
    400,
    'Request_BadRequest',
    'JSON in a string',
  ],
  [
    'no secrets',
    () => ['PUT', `/servicePrincipals/${sp()}/synchronization/secrets`, { value: [] }],
    400,
    'BadRequest',
    "'value'",
  ],
  [
    'restart scope',
    () => ['POST', `${job()}/restart`, { criteria: { resetScope: 'Everything' } }],
    400,
    'Request_BadRequest',
    'Everything',
  ],
  [
    'no parameters',
    () => ['POST', `${job()}/provisionOnDemand`, { ruleId: 'x', subjects: [] }],
    400,
    'Request_BadRequest',
    "'parameters'",
  ],
  [
    'wrong rule',
    () => ['POST', `${job()}/provisionOnDemand`, { parameters: [{ ruleId: 'other', subjects: [] }] }],
    400,
    'RequestParameterInvalid',
    'However, the job does not include the rule.',
  ],
  ['schema', () => ['PUT', `${job()}/schema`, {}], 400, 'Request_BadRequest', 'synchronizationRules'],
  [
    'assign twice',
    () => ['POST', `/servicePrincipals/${sp()}/appRoleAssignedTo`, { principalId: 'x' }],
    400,
    'Request_BadRequest',
    "'resourceId'",
  ],
  [
    'assign nobody',
    () => [
      'POST',
      `/servicePrincipals/${sp()}/appRoleAssignedTo`,
      { principalId: nobody, resourceId: sp(), appRoleId: '18d14569-c3bd-439b-9a66-3a2aee01d14f' },
    ],
    404,
    'Request_ResourceNotFound',
    nobody,
  ],
  [
    'assign role',
    () => [
      'POST',
      `/servicePrincipals/${sp()}/appRoleAssignedTo`,
      { principalId: nobody, resourceId: sp(), appRoleId: '00000000-0000-0000-0000-000000000000' },
    ],
    400,
    'Request_BadRequest',
    'enabled roles',
  ],
  [
    'unassign',
    () => ['DELETE', `/servicePrincipals/${sp()}/appRoleAssignedTo/${nobody}`],
    404,
    'Request_ResourceNotFound',
    nobody,
  ],
  [
    'dynamic group',
    () => [
      'POST',
      '/groups',
      {
        displayName: 'd',
        mailEnabled: false,
        mailNickname: 'd',
        securityEnabled: true,
        groupTypes: ['DynamicMembership'],
      },
    ],
    400,
    'Request_BadRequest',
    'membershipRule',
  ],
  ['group without', () => ['POST', '/groups', { displayName: 'd' }], 400, 'Request_BadRequest', "'mailEnabled'"],
  [
    'user property',
    () => ['PATCH', `/users/${[...stage.stage.rehearsal.tenant.users.keys()][0]}`, { shoeSize: 4 }],
    400,
    'Request_BadRequest',
    "'shoeSize'",
  ],
  [
    'user type',
    () => ['PATCH', `/users/${[...stage.stage.rehearsal.tenant.users.keys()][0]}`, { jobTitle: 4 }],
    400,
    'Request_BadRequest',
    "'jobTitle'",
  ],
  ['not deleted', () => ['POST', `/directory/deletedItems/${nobody}/restore`], 404, 'Request_ResourceNotFound', nobody],
]

test.each(cases)('%s', async (_name, request, status, code, text) => {
  const [method, path, body] = request()
  const answer = await stage.graph(method, path.replaceAll(' ', '%20'), body)
  expect(answer).toMatchObject({ status, json: { error: { code, message: expect.stringContaining(text) as unknown } } })
})

test('a body that is no JSON', async () => {
  const answer = await fetch(`${stage.origin}/graph/v1.0/groups`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await stage.signIn(everyPermission)}`, 'content-type': 'application/json' },
    body: '{"displayName":',
  })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({
    error: { code: 'BadRequest', message: expect.stringContaining('Unable to read JSON') as unknown },
  })
})

test('an unknown version, a page of another site, and a body beyond the limit are answered in the envelope', async () => {
  const authorization = `Bearer ${await stage.signIn(everyPermission)}`
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(stage.origin + path, init)
    return { status: answer.status, json: (await answer.json()) as unknown }
  }
  const error = (status: number, code: string) => ({ status, json: { error: { code, innerError: {} } } })
  expect(await ask('/graph/v2.0/users')).toMatchObject(error(400, 'BadRequest'))
  expect(await ask('/graph/v1.0')).toMatchObject(error(400, 'BadRequest'))
  const foreign = { method: 'POST', headers: { authorization, origin: 'https://evil.example' } }
  expect(await ask('/graph/v1.0/groups', foreign)).toMatchObject(error(403, 'Authorization_RequestDenied'))
  const large = { method: 'POST', headers: { authorization }, body: 'x'.repeat(9 * 1024 * 1024) }
  expect(await ask('/graph/v1.0/groups', large)).toMatchObject(error(413, 'RequestEntityTooLarge'))
  expect((await ask('/login/common/oauth2/v3.0/token', { method: 'POST' })).status).toBe(404)
})
