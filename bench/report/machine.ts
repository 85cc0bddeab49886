import { cpus, loadavg, platform, release, totalmem } from 'node:os'
import { coresInWords } from '../servers/cores.ts'

/** Where and when something was measured; a figure without it says nothing. */
export interface Circumstances {
  readonly at: string
  readonly processor: string
  readonly cores: number
  /** In GiB. */
  readonly memory: number
  readonly system: string
  readonly node: string
  readonly placement: string
  /** How many programs wanted a core in the minute before; near 0 on a machine that has nothing else to do. */
  readonly loadBefore: number
}

export function circumstances(): Circumstances {
  return {
    at: new Date().toISOString(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
    placement: coresInWords(),
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  }
}

/** Words for a person when the machine is too busy for its figures to be worth much; null when it is not. */
export function busyWarning({ loadBefore, cores }: Circumstances): string | null {
  if (loadBefore < 0.5 * cores) return null
  return `This machine is busy (load ${loadBefore} on ${cores} cores): read the figures as a try-out, not as a measurement.`
}
