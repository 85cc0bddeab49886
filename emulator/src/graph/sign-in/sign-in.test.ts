import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { publicClientId } from '../identity/index.ts'
import { type GraphStage, openGraphStage } from '../testing/graph-stage.ts'

let stage: GraphStage
beforeEach(async () => {
  stage = await openGraphStage()
  await stage.api('PUT', '/graph-faults', { deviceCodeInterval: 0 })
})
afterEach(() => stage.close())

const like = (pattern: RegExp) => expect.stringMatching(pattern) as unknown
const login = (name: string, tenant = stage.tenantId) => `/login/${tenant}/oauth2/v2.0/${name}`
const scope = 'https://graph.microsoft.com/Application.ReadWrite.All User.Read offline_access openid'
const start = (more: Record<string, string> = {}) =>
  stage.form(login('devicecode'), { client_id: publicClientId, scope, ...more })
const redeem = (code: string, more: Record<string, string> = {}) =>
  stage.form(login('token'), {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    client_id: publicClientId,
    device_code: code,
    ...more,
  })
const graphAs = (token: unknown, path: string, method = 'GET', body?: object) =>
  stage.graph(method, path, body, { authorization: `Bearer ${String(token)}` })

describe('device code', () => {
  test('pending, approved by the rehearsal admin, used once', async () => {
    const { status, headers, json } = await start()
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(json).toMatchObject({ expires_in: 900, interval: 0, verification_uri: `${stage.origin}/devicelogin` })
    expect(json['message']).toContain(json['user_code'])
    const code = String(json['device_code'])
    expect(await redeem(code)).toMatchObject({
      status: 400,
      json: { error: 'authorization_pending', error_codes: [70016], error_description: like(/^AADSTS70016: /) },
    })
    const approved = await stage.api('POST', `/device-codes/${String(json['user_code']).toLowerCase()}/approve`, {})
    expect(approved.json).toEqual({
      state: 'approved',
      userPrincipalName: 'admin@nordwind.example',
      role: 'Global Administrator',
    })
    const granted = await redeem(code)
    expect(granted).toMatchObject({ status: 200, json: { token_type: 'Bearer', expires_in: 3599 } })
    expect(granted.json['scope']).toBe('Application.ReadWrite.All User.Read offline_access openid')
    expect(granted.json).toMatchObject({ refresh_token: like(/^1\./), id_token: like(/\./) })
    expect((await graphAs(granted.json['access_token'], '/me')).json).toMatchObject({ displayName: 'Rehearsal admin' })
    expect(await redeem(code)).toMatchObject({ status: 400, json: { error: 'bad_verification_code' } })
  })

  test('asking too often is told to slow down', async () => {
    await stage.api('PUT', '/graph-faults', { deviceCodeInterval: 60 })
    const code = String((await start()).json['device_code'])
    expect((await redeem(code)).json).toMatchObject({ error: 'authorization_pending' })
    expect((await redeem(code)).json).toMatchObject({ error: 'slow_down' })
  })

  test('declined, by the person or because nobody may consent', async () => {
    const first = (await start()).json
    await stage.api('POST', `/device-codes/${String(first['user_code'])}/decline`, {})
    expect((await redeem(String(first['device_code']))).json).toMatchObject({ error: 'authorization_declined' })
    await stage.api('PUT', '/graph-faults', { consentDeclined: true })
    const second = (await start()).json
    const answer = await stage.api('POST', `/device-codes/${String(second['user_code'])}/approve`, {})
    expect(answer.json).toMatchObject({ state: 'declined' })
    expect((await redeem(String(second['device_code']))).json).toMatchObject({ error: 'authorization_declined' })
  })

  test('expired, unknown, of another program', async () => {
    await stage.api('PUT', '/graph-faults', { deviceCodeSeconds: 0 })
    const { json } = await start()
    expect((await redeem(String(json['device_code']))).json).toMatchObject({ error: 'expired_token' })
    expect((await stage.api('POST', `/device-codes/${String(json['user_code'])}/approve`, {})).status).toBe(404)
    expect((await redeem('nothing')).json).toMatchObject({ error: 'bad_verification_code' })
    expect((await redeem('nothing', { client_id: 'stranger' })).json).toMatchObject({
      error: 'unauthorized_client',
      error_codes: [700016],
    })
  })

  test.each([
    [{ scope: 'https://graph.microsoft.com/Coffee.Make' }, 'invalid_scope', /'Coffee.Make'/],
    [{ scope: ' ' }, 'invalid_request', /'scope'/],
    [{ client_id: '' }, 'invalid_request', /'client_id'/],
  ])('a wrong start is refused: %j', async (more, error, text) => {
    expect(await start(more)).toMatchObject({ status: 400, json: { error, error_description: like(text) } })
  })

  test('a refresh token works once, gives no more than was granted, and ends with the account', async () => {
    const { tenant } = stage.stage.rehearsal
    const [person] = tenant.users.values()
    const { json } = await start()
    const name = person?.userPrincipalName
    await stage.api('POST', `/device-codes/${String(json['user_code'])}/approve`, {
      userPrincipalName: name,
      role: 'User',
    })
    const granted = (await redeem(String(json['device_code']))).json
    const refresh = (token: unknown, more: Record<string, string> = {}) =>
      stage.form(login('token'), {
        grant_type: 'refresh_token',
        client_id: publicClientId,
        refresh_token: String(token),
        ...more,
      })
    const next = await refresh(granted['refresh_token'], { scope: 'User.Read Group.ReadWrite.All offline_access' })
    expect(next.json).toMatchObject({ scope: 'User.Read offline_access' })
    expect((await graphAs(next.json['access_token'], '/me')).json).toMatchObject({ userPrincipalName: name })
    expect(await refresh(granted['refresh_token'])).toMatchObject({ status: 400, json: { error: 'invalid_grant' } })
    tenant.updateUser(person?.id ?? '', { accountEnabled: false })
    expect((await refresh(next.json['refresh_token'])).json).toMatchObject({ error_codes: [50057] })
  })
})

describe('client credentials', () => {
  const ask = (fields: Record<string, string>, headers = {}) =>
    stage.form(
      login('token'),
      {
        grant_type: 'client_credentials',
        scope: 'https://graph.microsoft.com/.default',
        ...fields,
      },
      headers,
    )
  const register = async (permissions: string[]) =>
    (await stage.api('POST', '/app-registrations', { displayName: 'Robot', permissions })).json

  test('by form or Basic; the secret is told once and kept as a digest', async () => {
    const { clientId, clientSecret, tenantId } = await register(['Application.Read.All'])
    expect(tenantId).toBe(stage.tenantId)
    const form = await ask({ client_id: String(clientId), client_secret: String(clientSecret) })
    expect(form).toMatchObject({ status: 200, json: { token_type: 'Bearer', expires_in: 3599 } })
    expect(Object.keys(form.json)).not.toContain('refresh_token')
    const basic = Buffer.from(`${String(clientId)}:${String(clientSecret)}`).toString('base64')
    expect((await ask({}, { authorization: `Basic ${basic}` })).status).toBe(200)
    const { json } = await stage.api('GET', '/app-registrations')
    expect(JSON.stringify(json)).toContain(String(clientId))
    expect(JSON.stringify([json, stage.stage.rehearsal.store.all('graphRegistration')])).not.toContain(
      String(clientSecret),
    )
  })

  test('wrong secret, unknown program, single scopes, unknown grant', async () => {
    const { clientId, clientSecret } = await register([])
    const right = { client_id: String(clientId), client_secret: String(clientSecret) }
    expect(await ask({ ...right, client_secret: 'no' })).toMatchObject({
      status: 401,
      json: { error: 'invalid_client', error_codes: [7000215] },
    })
    expect((await ask({ ...right, client_id: 'x' })).json).toMatchObject({ error: 'unauthorized_client' })
    expect((await ask({ ...right, scope: 'User.Read.All' })).json).toMatchObject({ error: 'invalid_scope' })
    expect((await ask({ ...right, grant_type: 'password' })).json).toMatchObject({ error: 'unsupported_grant_type' })
    expect(await stage.form(login('token', 'contoso.example'), right)).toMatchObject({
      status: 400,
      json: { error: 'invalid_request', error_codes: [90002] },
    })
    await stage.api('DELETE', `/app-registrations/${String(clientId)}`)
    expect((await ask(right)).json).toMatchObject({ error: 'unauthorized_client' })
  })

  test('an unknown permission is refused by name', async () => {
    const answer = await stage.api('POST', '/app-registrations', { displayName: 'x', permissions: ['Coffee.Make'] })
    expect(answer).toMatchObject({ status: 400, json: { error: { message: like(/"Coffee\.Make"/) } } })
    expect(await stage.api('POST', '/app-registrations', { permissions: [] })).toMatchObject({ status: 400 })
  })
})

test('tokens that are missing, forged, of another use, or too old', async () => {
  const refused = (text: string) => ({
    status: 401,
    json: { error: { code: 'InvalidAuthenticationToken', message: expect.stringContaining(text) as unknown } },
  })
  expect(await stage.graph('GET', '/organization')).toMatchObject(refused('Access token is empty.'))
  expect(await graphAs('a.b.c', '/organization')).toMatchObject(refused('CompactToken'))
  const { json } = await start()
  await stage.api('POST', `/device-codes/${String(json['user_code'])}/approve`, {})
  const granted = (await redeem(String(json['device_code']))).json
  expect(await graphAs(granted['id_token'], '/me')).toMatchObject(refused('Invalid audience'))
  const [head, , signature] = String(granted['access_token']).split('.')
  const forged = Buffer.from(JSON.stringify({ roles: ['Application.ReadWrite.All'], exp: 9e9 })).toString('base64url')
  expect(await graphAs(`${head}.${forged}.${signature}`, '/me')).toMatchObject(refused('CompactToken'))
  await stage.api('PUT', '/graph-faults', { tokenSeconds: 0 })
  await stage.signIn(['Application.Read.All'])
  expect(await stage.graph('GET', '/applications')).toMatchObject(refused('expired'))
})

test('the addresses can be found by discovery', async () => {
  const answer = await fetch(`${stage.origin}/login/nordwind.example/v2.0/.well-known/openid-configuration`)
  expect(await answer.json()).toMatchObject({
    token_endpoint: stage.origin + login('token'),
    device_authorization_endpoint: stage.origin + login('devicecode'),
  })
})

describe('the page where the code is entered', () => {
  const post = (fields: Record<string, string>, headers = {}) => stage.form('/devicelogin', fields, headers)

  test('code, consent, accepted: the program has its token', async () => {
    const page = await fetch(`${stage.origin}/devicelogin`)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await page.text()).toContain('<label for="code">')
    const { json } = await start()
    const userCode = String(json['user_code'])
    const consent = await post({ code: ` ${userCode.toLowerCase()} ` })
    expect(consent.status).toBe(200)
    expect(consent.json['text']).toContain('Application.ReadWrite.All')
    expect(consent.json['text']).toContain('Microsoft Graph Command Line Tools')
    const stranger = await post({ code: userCode, answer: 'accept', userPrincipalName: '<b>x</b>', role: '' })
    expect(stranger.status).toBe(400)
    expect(stranger.json['text']).not.toContain('<b>')
    const done = await post({ code: userCode, answer: 'accept', userPrincipalName: '', role: 'Reports Reader' })
    expect(done.json['text']).toContain('You have signed in')
    expect((await redeem(String(json['device_code']))).status).toBe(200)
  })

  test('cancelled, wrong code, another site', async () => {
    const { json } = await start()
    expect((await post({ code: String(json['user_code']), answer: 'cancel' })).json['text']).toContain('You declined')
    expect((await redeem(String(json['device_code']))).json).toMatchObject({ error: 'authorization_declined' })
    const wrong = await post({ code: '"><script>' })
    expect(wrong.status).toBe(400)
    expect(wrong.json['text']).toContain('No sign-in waits for this code')
    expect(wrong.json['text']).not.toContain('<script>')
    expect((await post({ code: 'x' }, { origin: 'https://evil.example' })).status).toBe(403)
  })
})
