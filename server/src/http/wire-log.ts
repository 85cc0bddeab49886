import type { FastifyInstance } from 'fastify'

/** One line for each answer, by route pattern: the address itself can hold names and e-mail addresses. */
export function logTheWire(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.debug(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'answered',
    )
  })
}
