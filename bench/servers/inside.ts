/**
 * Loaded into each server under test before its own program: answers the bench over the process's channel with what only the
 * process itself knows. Costs the same everywhere: a timer every 10 ms and nothing per request.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'

const resolution = 10
const delay = monitorEventLoopDelay({ resolution })
delay.enable()

/** A delay is what a timer waited beyond its time. */
const beyond = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - resolution)

process.on('message', (message: unknown) => {
  if (typeof message !== 'object' || message === null || !('bench' in message)) return
  const { user, system } = process.cpuUsage()
  process.send?.({
    bench: message.bench,
    memory: process.memoryUsage.rss() / 2 ** 20,
    cpu: (user + system) / 1000,
    loopDelay: { p50: beyond(delay.percentile(50)), p99: beyond(delay.percentile(99)), most: beyond(delay.max) },
  })
  delay.reset()
})
process.channel?.unref()
