import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** One line for each answer, by route pattern: the address itself can hold names and e-mail addresses. */
export function logTheWire(app: FastifyInstance): void {
  const isWanted = () => app.log.level === 'debug' || app.log.level === 'trace'
  app.addHook('onResponse', (request, reply, done) => {
    if (isWanted()) app.log.debug(factsOf(request, reply), 'answered')
    done()
  })
}

function factsOf(request: FastifyRequest, reply: FastifyReply) {
  return {
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? null,
    status: reply.statusCode,
    milliseconds: Math.round(reply.elapsedTime),
  }
}
