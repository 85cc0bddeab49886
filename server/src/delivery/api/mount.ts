import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Clock, Failures } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'
import type { ApiCaller } from '../keys/authenticate.ts'
import { apiDocument } from './openapi.ts'
import type { ApiAnswer, BoundOperation } from './operation.ts'
import { operations } from './operations.ts'
import {
  invalid,
  lacksScope,
  nothingHere,
  problemBody,
  problemOf,
  tooManyFailures,
  unauthenticated,
} from './problem.ts'

export interface ApiParts {
  readonly database: Database
  readonly clock: Clock
  /** Without a slash at the end. */
  readonly publicUrl: string
  /** Whose key it is; null: no key that works. */
  readonly caller: (key: string) => Promise<ApiCaller | null>
}

const longestKey = 200

/** The key of the Authorization header, scheme in any case; '' for anything else. */
function keyOf({ headers }: FastifyRequest): string {
  const given = headers.authorization ?? ''
  if (given.slice(0, 7).toLowerCase() !== 'bearer ') return ''
  const key = given.slice(7).trim()
  return key.length <= longestKey ? key : ''
}

/** The public API below `/api/v1`; register it with that prefix. */
export function publicApi(parts: ApiParts): (app: FastifyInstance) => Promise<void> {
  const failures = new Failures(parts.clock)
  const callerOf = async (request: FastifyRequest): Promise<ApiCaller> => {
    const caller = await parts.caller(keyOf(request))
    if (caller !== null) return caller
    const wait = failures.count(request.ip)
    throw wait === 0 ? unauthenticated() : tooManyFailures(wait)
  }
  return async (app) => {
    const document = JSON.stringify(apiDocument(operations, parts.publicUrl))
    app.removeAllContentTypeParsers()
    // Nothing takes a body; what has one is told below that there is no such operation.
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 1024 }, async () => undefined)
    app.setErrorHandler((error, request, reply) => refuse(error, request, reply))
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store')
    })
    app.get('/openapi.json', async (_request, reply) =>
      reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8').send(document),
    )
    for (const operation of operations) addOperation(app, operation, parts, callerOf)
    // A route of its own, not a not-found handler: so an unknown path is authenticated like any other.
    app.all('/*', { exposeHeadRoute: false }, async (request) => {
      await callerOf(request)
      throw nothingHere()
    })
  }
}

function addOperation(
  app: FastifyInstance,
  operation: BoundOperation,
  { database, clock }: ApiParts,
  callerOf: (request: FastifyRequest) => Promise<ApiCaller>,
): void {
  app.get(operation.path.replaceAll(/\{(\w+)\}/gu, ':$1'), async (request, reply) => {
    const caller = await callerOf(request)
    if (!caller.scopes.includes(operation.scope)) throw lacksScope(operation.scope)
    const { params, query, headers } = request
    return send(reply, await operation.run({ caller, params, query, headers, database, clock }))
  })
}

function send(reply: FastifyReply, { status, headers = {}, type, body }: ApiAnswer): FastifyReply {
  reply.code(status).headers(headers)
  if (type !== undefined) reply.type(type)
  return reply.send(body)
}

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = error instanceof z.ZodError ? invalid(fieldsOf(error)) : problemOf(error)
  const { status, code, headers = {} } = problem.facts
  if (code === 'internal') request.log.error({ err: error, requestId: request.id }, 'a call of the public API failed')
  return reply.code(status).headers(headers).type('application/problem+json; charset=utf-8').send(problemBody(problem))
}

function fieldsOf({ issues }: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) fields[key] ??= 'There is no such parameter.'
    else fields[issue.path.join('.') || 'request'] ??= issue.message
  }
  return fields
}
