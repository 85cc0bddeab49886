import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { TenantError } from '../tenant/index.ts'
import type { DrawnFault } from './faults/index.ts'
import type { Graph } from './graph.ts'
import { authorize } from './identity/index.ts'
import { resourceRoutes } from './resources/index.ts'
import { originOf } from './sign-in/routes.ts'
import { synchronizationRoutes } from './synchronization/index.ts'
import { envelope, type GraphAnswer, GraphError, Router } from './wire/index.ts'

const router = new Router([...resourceRoutes, ...synchronizationRoutes])
const versions = ['v1.0', 'beta'] as const

/** Graph under /graph/v1.0 and /graph/beta: one door for every operation, so that each is checked alike. */
export function graphRoutes(app: FastifyInstance, graph: Graph): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.setErrorHandler((error, request, reply) => refuse(request, reply, listenerError(error)))
  for (const version of versions) {
    app.all(`/graph/${version}/*`, (request, reply) => respond(graph, version, request, reply))
  }
  app.all('/graph/*', (request, reply) => {
    const message = `Invalid version: there is nothing at ${request.url.split('?')[0]}. Use /graph/v1.0/… or /graph/beta/….`
    return refuse(request, reply, new GraphError(400, 'BadRequest', message))
  })
}

/** What the listener itself refuses: a body that is too large, a page of another site. */
function listenerError(error: unknown): GraphError {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : undefined
  if (status === 413) return new GraphError(413, 'RequestEntityTooLarge', 'The request body is too large.')
  if (typeof status === 'number' && status < 500) {
    return new GraphError(status, 'BadRequest', error instanceof Error ? error.message : 'The request cannot be read.')
  }
  return asGraphError(error)
}

function refuse(request: FastifyRequest, reply: FastifyReply, error: GraphError): FastifyReply {
  const requestId = randomUUID()
  const clientRequestId = headerOf(request, 'client-request-id') ?? requestId
  const date = new Date().toISOString().slice(0, 19)
  return reply.headers(error.headers).status(error.status).send(envelope(error, { requestId, clientRequestId, date }))
}

async function respond(
  graph: Graph,
  version: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const requestId = randomUUID()
  const clientRequestId = headerOf(request, 'client-request-id') ?? requestId
  reply.header('request-id', requestId).header('client-request-id', clientRequestId).header('cache-control', 'no-cache')
  const date = new Date().toISOString().slice(0, 19)
  const send = (answer: GraphAnswer) => {
    reply.headers(answer.headers ?? {}).status(answer.status)
    if (answer.body === undefined) return reply.send()
    return reply.type('application/json; odata.metadata=minimal; charset=utf-8').send(answer.body)
  }
  const [path, query] = splitOnce(request.url.slice(`/graph/${version}`.length), '?')
  const fault = graph.faults.draw(request.method, path)
  const told = (error: GraphError): GraphAnswer => ({
    status: error.status,
    headers: error.headers,
    body: envelope(error, { requestId, clientRequestId, date }),
  })
  if (fault?.when === 'instead') return sendFault(request, reply, fault, told)
  let answer: GraphAnswer
  try {
    answer = await perform(graph, version, request, path, query)
  } catch (error) {
    answer = told(asGraphError(error))
  }
  return fault ? sendFault(request, reply, fault, told) : send(answer)
}

async function perform(
  graph: Graph,
  version: string,
  request: FastifyRequest,
  path: string,
  query: string,
): Promise<GraphAnswer> {
  const caller = graph.tokens.read(request.headers.authorization)
  const { route, parameters } = router.find(request.method, path)
  authorize(caller, route.access)
  return route.handle({
    graph,
    caller,
    method: request.method,
    address: `${originOf(request)}/graph/${version}`,
    path,
    parameters,
    query: new URLSearchParams(query),
    headers: Object.fromEntries(Object.keys(request.headers).map((name) => [name, headerOf(request, name)])),
    body: bodyOf(request),
  })
}

/** An answer that the faults ask for; status 0 breaks the connection. */
function sendFault(
  request: FastifyRequest,
  reply: FastifyReply,
  fault: DrawnFault,
  told: (error: GraphError) => GraphAnswer,
): FastifyReply {
  if (fault.status === 0) {
    reply.hijack()
    request.raw.socket.destroy()
    return reply
  }
  if (fault.retryAfter !== null) reply.header('retry-after', String(fault.retryAfter))
  reply.status(fault.status).type('application/json')
  return reply.send(fault.body ?? told(new GraphError(fault.status, fault.code, fault.message)).body)
}

function asGraphError(error: unknown): GraphError {
  if (error instanceof GraphError) return error
  if (error instanceof TenantError) {
    if (error.kind === 'notFound') return new GraphError(404, 'Request_ResourceNotFound', error.message)
    if (error.kind === 'forbidden') return new GraphError(403, 'Authorization_RequestDenied', error.message)
    return new GraphError(400, 'Request_BadRequest', error.message)
  }
  console.error(error)
  return new GraphError(500, 'InternalServerError', 'The rehearsal failed; its log says why.')
}

/** The JSON of a body; an empty one is no body. @throws {GraphError} 400 */
function bodyOf({ body }: FastifyRequest): unknown {
  if (typeof body !== 'string' || body.trim() === '') return undefined
  try {
    return JSON.parse(body) as unknown
  } catch {
    throw new GraphError(
      400,
      'BadRequest',
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    )
  }
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
