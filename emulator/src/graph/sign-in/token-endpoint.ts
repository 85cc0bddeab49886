import type { Graph } from '../graph.ts'
import {
  type AppRegistration,
  checkDefaultScope,
  type Grant,
  publicClientId,
  readScopes,
  SignInError,
} from '../identity/index.ts'

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

/** POST /{tenant}/oauth2/v2.0/devicecode. @throws {SignInError} */
export function deviceCodeAnswer(graph: Graph, form: URLSearchParams, verificationUri: string): object {
  const client = needed(form, 'client_id')
  checkClient(graph, client)
  const { deviceCodeSeconds, deviceCodeInterval } = graph.faults.settings
  const times = { life: deviceCodeSeconds, interval: deviceCodeInterval }
  const code = graph.deviceCodes.open(client, readScopes(needed(form, 'scope')), times)
  return {
    user_code: code.userCode,
    device_code: code.deviceCode,
    verification_uri: verificationUri,
    expires_in: deviceCodeSeconds,
    interval: deviceCodeInterval,
    message: `To sign in, use a web browser to open the page ${verificationUri} and enter the code ${code.userCode} to authenticate.`,
  }
}

/** POST /{tenant}/oauth2/v2.0/token: device code, refresh token, client credentials. @throws {SignInError} */
export function tokenAnswer(graph: Graph, form: URLSearchParams, authorization: string | undefined): object {
  const grantType = needed(form, 'grant_type')
  if (grantType === 'client_credentials') return programAnswer(graph, form, authorization)
  const client = needed(form, 'client_id')
  checkClient(graph, client)
  if (grantType === DEVICE_GRANT || grantType === 'device_code') {
    return personAnswer(graph, graph.deviceCodes.redeem(needed(form, 'device_code'), client), null)
  }
  if (grantType === 'refresh_token') return refreshAnswer(graph, form, client)
  throw new SignInError(
    'unsupported_grant_type',
    70003,
    `The app requested an unsupported grant type '${grantType}'. Use device_code, refresh_token or client_credentials.`,
  )
}

function refreshAnswer(graph: Graph, form: URLSearchParams, client: string): object {
  const token = needed(form, 'refresh_token')
  const grant = graph.tokens.granted(token)
  if (!grant || grant.clientId !== client) {
    throw new SignInError('invalid_grant', 70000, 'The provided refresh token is not valid or was used. Sign in again.')
  }
  const user = graph.rehearsal.tenant.users.get(grant.userId)
  if (user && (!user.accountEnabled || user.deletedDateTime !== null)) {
    throw new SignInError('invalid_grant', 50057, 'The user account is disabled.')
  }
  const scope = form.get('scope')
  const asked = scope === null ? grant.scopes : readScopes(scope).filter((name) => grant.scopes.includes(name))
  return personAnswer(graph, { ...grant, scopes: asked }, token)
}

function personAnswer(graph: Graph, grant: Grant, oldRefresh: string | null): object {
  const { tokenSeconds, withheldPermissions } = graph.faults.settings
  const { clientId, userPrincipalName, userId, role } = grant
  const scopes = grant.scopes.filter((name) => !withheldPermissions.includes(name))
  const given: Grant = { clientId, userPrincipalName, userId, role, scopes }
  const tenantId = graph.rehearsal.tenant.profile.id
  return {
    token_type: 'Bearer',
    scope: scopes.join(' '),
    expires_in: tokenSeconds,
    ext_expires_in: tokenSeconds,
    access_token: graph.tokens.forPerson(given, tenantId, tokenSeconds),
    ...(scopes.includes('offline_access') ? { refresh_token: graph.tokens.keep(given, oldRefresh) } : {}),
    ...(scopes.includes('openid') ? { id_token: graph.tokens.identity(given, tenantId, tokenSeconds) } : {}),
  }
}

function programAnswer(graph: Graph, form: URLSearchParams, authorization: string | undefined): object {
  const basic = basicOf(authorization)
  const client = basic?.client ?? needed(form, 'client_id')
  const secret = basic?.secret ?? needed(form, 'client_secret')
  checkDefaultScope(needed(form, 'scope'))
  const registration = graph.registrations.find(client)
  if (!registration) throw unknownClient(graph, client)
  checkSecret(graph, registration, secret)
  const { tokenSeconds, withheldPermissions } = graph.faults.settings
  const granted = registration.permissions.filter((name) => !withheldPermissions.includes(name))
  const tenantId = graph.rehearsal.tenant.profile.id
  return {
    token_type: 'Bearer',
    expires_in: tokenSeconds,
    ext_expires_in: tokenSeconds,
    access_token: graph.tokens.forProgram(client, granted, tenantId, tokenSeconds),
  }
}

function checkSecret(graph: Graph, registration: AppRegistration, secret: string): void {
  if (graph.registrations.hasSecret(registration, secret)) return
  throw new SignInError(
    'invalid_client',
    7000215,
    `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${registration.clientId}'.`,
    401,
  )
}

function checkClient(graph: Graph, client: string): void {
  if (client !== publicClientId && !graph.registrations.find(client)) throw unknownClient(graph, client)
}

function unknownClient(graph: Graph, client: string): SignInError {
  return new SignInError(
    'unauthorized_client',
    700016,
    `Application with identifier '${client}' was not found in the directory '${graph.rehearsal.tenant.profile.displayName}'.`,
  )
}

function needed(form: URLSearchParams, name: string): string {
  const value = form.get(name)
  if (value !== null && value !== '') return value
  throw new SignInError('invalid_request', 900144, `The request body must contain the following parameter: '${name}'.`)
}

function basicOf(authorization: string | undefined): { client: string; secret: string } | null {
  const [, encoded] = /^Basic\s+(\S+)$/i.exec(authorization ?? '') ?? []
  if (encoded === undefined) return null
  const [client = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return { client: decodeURIComponent(client), secret: decodeURIComponent(secret.join(':')) }
}
