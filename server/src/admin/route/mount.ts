import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AccountMembership } from '../../directory/operator-contract.ts'
import type { Caller } from '../auth/sign-in.ts'
import { type Access, accessTable } from './access.ts'
import type { BoundRoute, Services } from './bind.ts'
import { AdminProblem, forbidden, notFound, problemBody, problemFacts, unauthenticated } from './problem.ts'
import { AccountParams } from './shapes.ts'

const fastifyPath = (path: string): string => path.replaceAll(/\{(\w+)\}/gu, ':$1')

/** Browsers say with each change where it comes from; another site's page is refused (CSRF). */
function checkOrigin(request: FastifyRequest, publicOrigin: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const { origin } = request.headers
  if (origin === publicOrigin) return
  if (origin === undefined && request.headers['sec-fetch-site'] === 'same-origin') return
  throw new AdminProblem({
    status: 403,
    code: 'forbidden',
    message: 'This change came from another address than the dashboard’s own.',
    whatToDo: `Open the dashboard at ${publicOrigin} and try again.`,
  })
}

/** What every answer below /api has: no caching, our error shape, and the check where a change comes from. */
export function prepare(app: FastifyInstance, publicUrl: string): void {
  const publicOrigin = new URL(publicUrl).origin
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    checkOrigin(request, publicOrigin)
  })
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  app.setNotFoundHandler((request, reply) => sendProblem(notFound(), request, reply))
}

function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const facts = problemFacts(error)
  if (facts.code === 'internal') request.log.error({ err: error, requestId: request.id }, 'an admin request failed')
  if (facts.retryAfterSeconds !== undefined) reply.header('retry-after', String(facts.retryAfterSeconds))
  return reply
    .code(facts.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(facts, request.id)))
}

async function membershipFor(
  access: Access,
  caller: Caller,
  request: FastifyRequest,
  services: Services,
): Promise<AccountMembership | null> {
  if (access === 'operator' || access === 'anybody') return null
  if (access === 'installationOwner') {
    if (!(await services.installation.isInstallationOwner(caller.operatorId))) throw forbidden()
    return null
  }
  const named = AccountParams.safeParse(request.params)
  if (!named.success) throw notFound()
  const { accountId } = named.data
  const membership = await services.installation.membership(accountId, caller.operatorId)
  if (membership === null) throw notFound()
  if (!access.includes(membership.role)) throw forbidden()
  return membership
}

/** Adds a route with the access that the table gives it. */
export function mountRoute(app: FastifyInstance, bound: BoundRoute, services: Services): void {
  const { definition } = bound
  const access = accessTable[definition.name]
  if (access === undefined) throw new Error(`${definition.name} has no line in the access table.`)
  app.route({
    method: definition.method,
    url: fastifyPath(definition.path),
    ...(definition.bodyLimit === undefined ? {} : { bodyLimit: definition.bodyLimit }),
    handler: async (request, reply) => {
      const cookies: string[] = []
      const session = await services.signIn.caller(request.headers)
      if (session === null && access !== 'anybody') throw unauthenticated()
      if (session !== null) cookies.push(...session.cookies)
      const caller = session?.caller ?? null
      const membership = caller === null ? null : await membershipFor(access, caller, request, services)
      const answer = await bound.run({
        params: request.params,
        query: request.query,
        body: request.body,
        services,
        address: request.ip,
        caller,
        membership,
        setCookies: (more) => cookies.push(...more),
      })
      if (cookies.length > 0) reply.header('set-cookie', cookies)
      return send(reply, definition.status, definition.contentType, answer)
    },
  })
}

function send(reply: FastifyReply, status: number, contentType: string | undefined, answer: unknown): FastifyReply {
  reply.code(status)
  if (status === 204) return reply.send()
  if (contentType !== undefined) return reply.type(contentType).send(answer)
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
}
