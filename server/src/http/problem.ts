import type { FastifyReply, FastifyRequest } from 'fastify'

/** Answers with the error shape of the admin API, which every answer outside SCIM shares. */
export function problem(
  reply: FastifyReply,
  request: FastifyRequest,
  status: number,
  message: string,
  whatToDo: string,
): FastifyReply {
  const error = { code: codeOf(status), message, what_to_do: whatToDo, requestId: request.id }
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ status, title: message, error }))
}

function codeOf(status: number): string {
  if (status === 404) return 'not_found'
  if (status === 503) return 'unavailable'
  return status >= 500 ? 'internal' : 'invalid'
}
