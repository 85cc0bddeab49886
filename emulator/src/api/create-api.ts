import { existsSync } from 'node:fs'
import fastifyMultipart from '@fastify/multipart'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { controlRoutes, Graph, graphRoutes, signInRoutes } from '../graph/index.ts'
import type { Rehearsal } from '../rehearsal.ts'
import { TenantError } from '../tenant/index.ts'
import { applicationRoutes } from './application-routes.ts'
import { eventRoutes } from './events.ts'
import { faultRoutes } from './fault-routes.ts'
import { groupRoutes } from './group-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { importRoutes } from './import-routes.ts'
import { mappingRoutes } from './mapping-routes.ts'
import { provisioningRoutes } from './provisioning-routes.ts'
import { tenantRoutes } from './tenant-routes.ts'
import { userRoutes } from './user-routes.ts'

const MEBIBYTE = 1024 * 1024
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
const statuses = { notFound: 404, invalid: 400, conflict: 409, forbidden: 403 } as const

/**
 * The JSON API under /api and, when `pagesFolder` has been built, the admin center's pages.
 * It asks for no sign-in: it is a rehearsal for this machine.
 */
export async function createApi(rehearsal: Rehearsal, pagesFolder: string | null): Promise<FastifyInstance> {
  const app = fastify({ bodyLimit: 8 * MEBIBYTE, forceCloseConnections: true })
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof TenantError) {
      const field = error.field === null ? {} : { field: error.field }
      return reply.status(statuses[error.kind]).send({ error: { message: error.message, ...field } })
    }
    const status = statusOf(error)
    const message = error instanceof Error ? error.message : String(error)
    if (status >= 500) console.error(error)
    return reply.status(status).send({ error: { message } })
  })
  app.addHook('onRequest', async (request) => refuseForeignPages(request))
  app.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', POLICY)
    reply.header('x-content-type-options', 'nosniff')
    if (request.method !== 'GET' && reply.statusCode < 500) rehearsal.flush()
  })
  await app.register(fastifyMultipart, { limits: { fileSize: 256 * MEBIBYTE, files: 20 } })
  const graph = new Graph(rehearsal)
  await app.register(async (microsoft) => graphRoutes(microsoft, graph))
  await app.register(async (microsoft) => signInRoutes(microsoft, graph))
  await app.register(
    async (api) => {
      api.addHook('onRequest', async (_request, reply) => {
        reply.header('cache-control', 'no-store')
      })
      for (const routes of [
        tenantRoutes,
        userRoutes,
        groupRoutes,
        applicationRoutes,
        provisioningRoutes,
        mappingRoutes,
        faultRoutes,
        importRoutes,
        eventRoutes,
      ]) {
        routes(api, rehearsal)
      }
      controlRoutes(api, graph)
      healthRoutes(api)
    },
    { prefix: '/api' },
  )
  if (pagesFolder !== null && existsSync(pagesFolder)) await servePages(app, pagesFolder)
  return app
}

async function servePages(app: FastifyInstance, root: string): Promise<void> {
  await app.register(fastifyStatic, { root, index: 'index.html' })
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && !request.url.startsWith('/api')) return reply.sendFile('index.html')
    const message = `There is nothing at ${request.method} ${request.url.split('?')[0]}.`
    return reply.status(404).send({ error: { message } })
  })
}

/** There is no sign-in, so at least no other web page may change something through the person's browser. */
function refuseForeignPages({ method, headers }: FastifyRequest): void {
  const { origin, host } = headers
  if (method === 'GET' || origin === undefined) return
  const from = URL.canParse(origin) ? new URL(origin).host : origin
  if (from !== host) {
    throw new TenantError('forbidden', `Requests from ${from} are refused. Open the rehearsal's own pages at ${host}.`)
  }
}

function statusOf(error: unknown): number {
  if (typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number') {
    return error.statusCode
  }
  return 500
}
