import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem } from './problem.ts'

/** The last catch: whatever a room did not answer itself becomes a problem document, and only our own faults are logged. */
export function addErrorBoundary(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) request.log.error({ err: error, requestId: request.id }, 'a request failed')
    return problem(reply, request, status, whatHappened(status, error), whatToDo(status))
  })
}

/** Addresses that cannot be decoded never reach a route. */
export function answerFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void problem(
    reply,
    request,
    error.statusCode ?? 400,
    whatHappened(error.statusCode ?? 400, error),
    'Check the address.',
  )
}

function whatHappened(status: number, error: FastifyError): string {
  return status >= 500 ? 'Something went wrong on this server.' : error.message
}

function whatToDo(status: number): string {
  if (status >= 500) return 'Try again. If it happens again, give the request id to the person who runs this server.'
  return status === 413 ? 'Send less at once.' : 'Check what was sent.'
}
