import { ScimError } from '@dynasend/scim'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Failures } from '../base/index.ts'
import type { Directory, ScimCaller } from '../directory/contract.ts'
import { UnavailableError } from '../directory/errors.ts'
import { type Answer, jsonAnswer } from './answer.ts'
import { bearerToken, tooManyFailures, unauthenticated } from './authentication.ts'
import { answerFacts, callFacts } from './call-facts.ts'
import { type Endpoint, endpoints, methods } from './endpoints.ts'
import { type Exchange, type Query, readablePath, readQuery } from './exchange.ts'
import { type ReceivedBody, readJsonBody } from './json-body.ts'
import { notFound, refusalAnswer, scimErrorOf } from './refusals.ts'
import { send } from './send.ts'

export interface ScimRoutesOptions {
  readonly directory: Directory
  /** Without a slash at the end. */
  readonly publicUrl: string
}

/** Who calls, once the token was proved; kept beside the request so that no handler can run without it. */
const callers = new WeakMap<FastifyRequest, ScimCaller>()

/** The routes of one Tenant URL, `/scim/v2/:scimServerId`. */
export function addScimRoutes(app: FastifyInstance, options: ScimRoutesOptions): void {
  const failures = new Failures()
  const authenticate = async (request: FastifyRequest, reply: FastifyReply) => {
    const { scimServerId } = request.params as { scimServerId: string }
    const isText = !scimServerId.includes('\0')
    const forReading = request.method === 'GET' || request.method === 'HEAD'
    const caller = isText
      ? await options.directory.authenticate(scimServerId, bearerToken(request.raw), forReading)
      : null
    if (caller === null) {
      const wait = failures.count(request.ip)
      return send(reply, wait === 0 ? unauthenticated() : tooManyFailures(wait))
    }
    callers.set(request, caller)
    return undefined
  }
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, readBody)
  app.addHook('onRequest', authenticate)
  app.setErrorHandler(async (error, request, reply) => send(reply, await refuse(error, request, options)))
  for (const endpoint of endpoints) addEndpoint(app, endpoint, options)
  // A route of its own, not a not-found handler: so an unknown path is authenticated like any other.
  app.all('/*', { exposeHeadRoute: false }, async () => {
    throw notFound()
  })
}

function addEndpoint(app: FastifyInstance, endpoint: Endpoint, options: ScimRoutesOptions): void {
  const allowed = methods.filter((method) => endpoint.handlers[method] !== undefined)
  for (const method of methods) {
    const handler = endpoint.handlers[method]
    app.route({
      method,
      url: endpoint.path,
      bodyLimit: endpoint.bodyLimit,
      exposeHeadRoute: handler !== undefined,
      handler: async (request, reply) => {
        if (handler === undefined) return send(reply, notAllowed(request.method, allowed))
        return send(reply, await handler(exchangeOf(request, options)))
      },
    })
  }
}

function notAllowed(method: string, allowed: readonly string[]): Answer {
  const error = new ScimError(405, undefined, `${method} is not possible here; possible: ${allowed.join(', ')}.`)
  return refusalAnswer(error, { allow: allowed.join(', ') })
}

async function readBody(request: FastifyRequest, bytes: Buffer): Promise<ReceivedBody | null> {
  const type = request.headers['content-type'] ?? ''
  if (/multipart|form-urlencoded|xml/iu.test(type)) {
    throw new ScimError(415, undefined, 'The body must be JSON (application/scim+json).')
  }
  return readJsonBody(bytes)
}

function exchangeOf(request: FastifyRequest, options: ScimRoutesOptions): Exchange {
  const caller = callerOf(request)
  const baseUrl = `${options.publicUrl}/scim/v2/${encodeURIComponent(caller.scimServerId)}`
  const query = readQuery(request.url)
  const body = (request.body ?? null) as ReceivedBody | null
  const id = (request.params as { id?: string }).id ?? ''
  refuseNul(id, query)
  return {
    caller,
    directory: options.directory.scim(caller),
    baseUrl,
    id,
    query,
    body,
    call: callFacts(request, readablePath(pathBelow(request), query), body),
    ifMatch: request.headers['if-match'],
    ifNoneMatch: request.headers['if-none-match'],
  }
}

/** PostgreSQL takes no NUL, and nothing here is named with one. */
function refuseNul(id: string, query: Query): void {
  if (id.includes('\0')) throw notFound()
  for (const [name, value] of query) {
    if (!value.includes('\0')) continue
    throw new ScimError(400, name === 'filter' ? 'invalidFilter' : 'invalidValue', `${name} contains a NUL character.`)
  }
}

function callerOf(request: FastifyRequest): ScimCaller {
  const caller = callers.get(request)
  if (caller === undefined) throw new Error('a SCIM handler ran before authentication')
  return caller
}

/** `/Users/…` of `/scim/v2/id/Users/…?…`. */
function pathBelow(request: FastifyRequest): string {
  const path = request.url.split('?', 1)[0] ?? ''
  return `/${path
    .split('/')
    .filter((part) => part !== '')
    .slice(3)
    .join('/')}`
}

/** What a failed call is answered with; refusals are kept as activity, our own faults are logged. */
async function refuse(error: unknown, request: FastifyRequest, options: ScimRoutesOptions): Promise<Answer> {
  const known = scimErrorOf(error)
  if (known === null) {
    request.log.error({ err: error, requestId: request.id }, 'a SCIM call failed')
    const detail = `Something went wrong on this server. Request id: ${request.id}`
    return jsonAnswer(500, new ScimError(500, undefined, detail).toBody())
  }
  const retry = error instanceof UnavailableError ? { 'retry-after': String(error.retryAfterSeconds) } : {}
  const answer = refusalAnswer(known, retry)
  if (known.status < 500) await recordRefusal(known, answer, request, options)
  return answer
}

async function recordRefusal(
  error: ScimError,
  answer: Answer,
  request: FastifyRequest,
  options: ScimRoutesOptions,
): Promise<void> {
  const caller = callers.get(request)
  if (caller === undefined || (request.method === 'GET' && error.status === 404)) return
  const query = readQuery(request.url)
  const body = (request.body ?? null) as ReceivedBody | null
  const call = callFacts(request, readablePath(pathBelow(request), query), body)
  try {
    await options.directory.scim(caller).recordRefusal(call, answerFacts(answer, error.detail))
  } catch (failure) {
    request.log.error({ err: failure, requestId: request.id }, 'a refusal could not be recorded')
  }
}
