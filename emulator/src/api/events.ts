import type { FastifyInstance } from 'fastify'
import type { Rehearsal } from '../rehearsal.ts'

/** GET /events: a line for the pages whenever a job moved (Server-Sent Events). */
export function eventRoutes(app: FastifyInstance, { provisioning }: Rehearsal): void {
  app.get('/events', (request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    reply.raw.write(': connected\n\n')
    const stop = provisioning.onChange((applicationId) => {
      reply.raw.write(`data: ${JSON.stringify({ kind: 'provisioning', applicationId })}\n\n`)
    })
    const end = () => {
      stop()
      reply.raw.end()
    }
    request.raw.on('close', end)
    app.addHook('preClose', async () => end())
  })
}
