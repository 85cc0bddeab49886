import type { FastifyReply } from 'fastify'
import type { Answer } from './answer.ts'

/** Every answer of a SCIM address has SCIM's media type and is never kept by a cache. RFC 7644 section 3.1. */
export function send(reply: FastifyReply, answer: Answer): FastifyReply {
  reply.code(answer.status).headers(answer.headers).header('cache-control', 'no-store')
  if (answer.body === null) return reply.send()
  return reply.header('content-type', 'application/scim+json; charset=utf-8').send(answer.body)
}
