import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'

const MEBIBYTE = 1024 * 1024
const NANOSECONDS = 1_000_000

/** GET /health: that this program answers, its memory in mebibytes, and how long its pages had to wait since the last look. */
export function healthRoutes(app: FastifyInstance): void {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  app.addHook('onClose', async () => delay.disable())
  app.get('/health', () => {
    const shown = {
      ok: true,
      memory: Math.round(process.memoryUsage.rss() / MEBIBYTE),
      delay: {
        middle: milliseconds(delay.percentile(50)),
        p99: milliseconds(delay.percentile(99)),
        most: milliseconds(delay.max),
      },
    }
    delay.reset()
    return shown
  })
}

function milliseconds(nanoseconds: number): number {
  return Math.round(nanoseconds / NANOSECONDS)
}
