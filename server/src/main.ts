import { setTimeout as pause } from 'node:timers/promises'
import type { Configuration } from './config/index.ts'
import { readConfiguration } from './config/index.ts'
import { startServer } from './server.ts'
import { explain, problemText } from './startup-problem.ts'

/** After this the process ends whatever is still under way. In milliseconds. */
const longestStop = 25_000

/** Starts the server and returns once it has stopped after SIGTERM or SIGINT; a second signal ends it at once. */
export async function serve(configuration: Configuration): Promise<void> {
  const server = await startServer(configuration)
  process.stdout.write(`Dynasend is ready: ${server.url}\n`)
  if (server.firstOwnerLink !== null)
    process.stdout.write(`Make the first owner (works once): ${server.firstOwnerLink}\n`)
  const signal = await stopSignal()
  process.stdout.write(`Dynasend stops (${signal}).\n`)
  server.drain()
  const hardStop = setTimeout(() => process.exit(1), longestStop)
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => process.exit(1))
  // A person at the keyboard has no proxy to wait for.
  if (signal === 'SIGTERM') await pause(configuration.drainSeconds * 1000)
  await server.close()
  clearTimeout(hardStop)
  process.exit(0)
}

function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.once('SIGTERM', resolve)
    process.once('SIGINT', resolve)
  })
}

if (import.meta.main) {
  try {
    await serve(readConfiguration())
  } catch (error) {
    const problem = explain(error)
    process.stderr.write(problemText(problem))
    process.exit(problem.exitCode)
  }
}
