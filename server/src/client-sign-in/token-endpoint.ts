import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Failures } from '../base/index.ts'
import { workloadCredential } from '../directory/client-contract.ts'
import { UnavailableError } from '../directory/errors.ts'
import { accessTokenLife } from './access-tokens.ts'
import { AssertionError } from './assertion.ts'
import type { ClientSignIn } from './client-sign-in.ts'
import { OAuthError } from './oauth-error.ts'
import { KeysUnavailableError } from './tenant-keys.ts'
import { readTokenRequest, type TokenRequest } from './token-request.ts'

const path = '/oauth2/:scimServerId/token'
/** Far above any assertion. In bytes. */
const bodyLimit = 32 * 1024
const form = 'application/x-www-form-urlencoded'

/** POST /oauth2/{SCIM server}/token. RFC 6749 sections 3.2 and 5. */
export async function addTokenEndpoint(app: FastifyInstance, signIn: ClientSignIn): Promise<void> {
  const failures = new Failures()
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(form, { parseAs: 'string', bodyLimit }, async (_request: unknown, body: string) => body)
    scope.addContentTypeParser('*', async () => null)
    scope.setErrorHandler((error, request, reply) => {
      const refusal = known(error, request)
      const wait = refusal.code === 'invalid_client' ? failures.count(request.ip) : 0
      return refuse(reply, wait === 0 ? refusal : new OAuthError('slow_down', 'Too many wrong credentials.', wait))
    })
    scope.post(path, async (request, reply) => {
      const { scimServerId } = request.params as { scimServerId: string }
      if (typeof request.body !== 'string') throw new OAuthError('invalid_request', `The body must be ${form}.`)
      const asked = readTokenRequest(new URLSearchParams(request.body), request.headers.authorization)
      const credential = await credentialOf(signIn, scimServerId, asked)
      const token = await signIn.accessTokens.issue(scimServerId, credential)
      return uncached(reply).send({
        access_token: token,
        token_type: 'Bearer',
        expires_in: accessTokenLife,
        ...(asked.kind === 'assertion' && asked.isExchange
          ? { issued_token_type: 'urn:ietf:params:oauth:token-type:access_token' }
          : {}),
      })
    })
    scope.route({
      method: ['GET', 'PUT', 'PATCH', 'DELETE'],
      url: path,
      handler: async (_request, reply) => {
        reply.header('allow', 'POST')
        return uncached(reply).code(405).send({ error: 'invalid_request', error_description: 'Send a POST.' })
      },
    })
  })
}

async function credentialOf(signIn: ClientSignIn, scimServerId: string, asked: TokenRequest): Promise<string> {
  // The same words for an unknown SCIM server, an unknown client and a wrong secret: nobody learns which of them exist.
  const wrong = new OAuthError(
    'invalid_client',
    'Client identifier or client secret do not belong to this token endpoint.',
  )
  if (scimServerId.includes('\0') || (asked.clientId !== null && asked.clientId !== scimServerId)) throw wrong
  if (asked.kind === 'secret') {
    const credential = await signIn.credentials.clientSecret(scimServerId, asked.secret)
    if (credential === null) throw wrong
    return credential
  }
  const { digest, expires } = await signIn.checkForToken(scimServerId, asked.assertion)
  if ((await signIn.credentials.caller(scimServerId, workloadCredential)) === null) throw wrong
  if (!(await signIn.credentials.spend(scimServerId, digest, expires))) {
    throw new OAuthError('invalid_client', 'The assertion was used before; each is good for one access token.')
  }
  return workloadCredential
}

function known(error: unknown, { log, id: requestId }: FastifyRequest): OAuthError {
  if (error instanceof OAuthError) return error
  if (error instanceof AssertionError) return new OAuthError('invalid_client', assertionWords(error))
  if (error instanceof KeysUnavailableError)
    log.warn({ err: error, requestId }, 'the signing keys of a tenant cannot be fetched')
  else if (!(error instanceof UnavailableError)) log.warn({ err: error, requestId }, 'a token request failed')
  if (isOfTheClient(error))
    return new OAuthError('invalid_request', `The body must be ${form}, at most ${bodyLimit} bytes.`)
  return new OAuthError('temporarily_unavailable', 'The credentials cannot be checked now. Try again.', 30)
}

/** Before the signature is good, the reason could help nobody but an attacker. */
function assertionWords({ isSigned, message }: AssertionError): string {
  return isSigned ? `The assertion is refused: ${message}.` : 'The assertion is refused.'
}

function isOfTheClient(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500
}

function refuse(reply: FastifyReply, error: OAuthError): FastifyReply {
  if (error.status === 401) reply.header('www-authenticate', 'Basic realm="scim"')
  if (error.retryAfter !== null) reply.header('retry-after', String(error.retryAfter))
  return uncached(reply).code(error.status).send({ error: error.code, error_description: error.message })
}

/** RFC 6749 section 5.1. */
function uncached(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').header('pragma', 'no-cache').type('application/json; charset=utf-8')
}
