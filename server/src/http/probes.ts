import type { FastifyInstance } from 'fastify'

export interface ProbesOptions {
  readonly version: string
  /** Each check of readiness by name, and whether it is passed. Answers within about a second. */
  readonly checks: () => Promise<Readonly<Record<string, boolean>>>
}

/**
 * `/livez`: the process turns, and nothing else, so that a database that is away never gets the process killed. `/readyz`: it can
 * also write, and which check says no (503 while it stops, so that a proxy turns away first). `/version`: what runs.
 */
export function addProbes(app: FastifyInstance, { version, checks }: ProbesOptions): void {
  app.get('/livez', async (_request, reply) => reply.header('cache-control', 'no-store').send({ live: true }))
  app.get('/version', async (_request, reply) => reply.header('cache-control', 'no-store').send({ version }))
  app.get('/readyz', async (_request, reply) => {
    const found = await checks()
    const failed = Object.keys(found).filter((check) => found[check] !== true)
    return reply
      .code(failed.length === 0 ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ready: failed.length === 0, failed, checks: found })
  })
}
