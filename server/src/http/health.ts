import type { FastifyInstance } from 'fastify'

/**
 * `/livez`: the process turns. `/readyz`: it can also write (false while it stops, so that a proxy turns away first).
 * @param ready whether the storage can take a write now
 */
export function addHealthRoutes(app: FastifyInstance, ready: () => Promise<boolean>): void {
  app.get('/livez', async (_request, reply) => reply.header('cache-control', 'no-store').send({ live: true }))
  app.get('/readyz', async (request, reply) => {
    const isReady = await ready().catch((error: unknown) => {
      request.log.warn({ err: error, requestId: request.id }, 'the readiness check failed')
      return false
    })
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ready: isReady })
  })
}
