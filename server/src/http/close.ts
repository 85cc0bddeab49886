import type { FastifyInstance } from 'fastify'

/** In milliseconds. */
const sweep = 100

/**
 * Answers what is under way and takes nothing new. A connection whose last answer goes out after the stop began would
 * otherwise stay open as idle until its keep-alive ends, and hold the stop that long.
 */
export async function closeListener(app: FastifyInstance): Promise<void> {
  const timer = setInterval(() => app.server.closeIdleConnections(), sweep)
  try {
    await app.close()
  } finally {
    clearInterval(timer)
  }
}
