import { type OpenLoopResult, openLoop } from '../load/open-loop.ts'
import { Times } from '../load/times.ts'
import { type Installation, openInstallation } from '../servers/dynasend.ts'
import type { ServerProcess } from '../servers/process.ts'
import { type Kind, kinds, MixTenant } from './tenant.ts'

export interface KindScore {
  readonly requests: number
  readonly failures: number
  readonly p50: number
  readonly p99: number
  readonly most: number
}

/** What some seconds under a load by the clock showed. Times in milliseconds, memory in MiB. */
export interface MixScore {
  readonly perSecond: number
  readonly seconds: number
  readonly kinds: Readonly<Partial<Record<Kind, KindScore>>>
  /** Of all kinds together. */
  readonly overall: KindScore
  readonly failures: number
  readonly firstFailure: string | null
  readonly loopDelay: { readonly p50: number; readonly p99: number; readonly most: number }
  /** Before and after. */
  readonly memory: readonly [number, number]
  /** Share of its core that the server worked. */
  readonly busy: number
  readonly longestQueue: number
  /** How late the load's own clock was, 99 of 100 times; not in the times above. */
  readonly clockLate: number
}

/** Dynasend with some tenants, each filled and ready for its stream. */
export interface MixHouse {
  readonly server: ServerProcess
  readonly tenants: readonly MixTenant[]
  close(): Promise<void>
}

/** @param told called after each tenant is filled */
export async function openMixHouse(
  databaseUrl: string | null,
  { tenants: count, people }: { readonly tenants: number; readonly people: number },
  told: (filled: number) => void,
): Promise<MixHouse> {
  const installation: Installation = await openInstallation(databaseUrl)
  const addresses = []
  for (let place = 0; place < count; place++) addresses.push(await installation.createScimServer(`Tenant ${place + 1}`))
  const { process: server } = await installation.serve()
  const tenants = addresses.map((address, place) => new MixTenant(address, place, connectionsOfTenant))
  for (const [place, tenant] of tenants.entries()) {
    await tenant.fill(people, 10)
    told(place + 1)
  }
  return {
    server,
    tenants,
    async close() {
      for (const tenant of tenants) tenant.close()
      await server.stop()
      installation.remove()
    },
  }
}

/** Entra opens a handful; what waits for one is counted. */
const connectionsOfTenant = 8

/** The streams of some tenants for some seconds, and what the server says of them. */
export async function runMix(
  server: ServerProcess,
  tenants: readonly { readonly tenant: MixTenant; readonly perSecond: number }[],
  seconds: number,
  onSecond: (passed: number) => void,
): Promise<MixScore> {
  const before = await server.figures()
  const result = await openLoop(
    tenants.map(({ tenant, perSecond }) => tenant.stream(perSecond)),
    seconds,
    onSecond,
  )
  const after = await server.figures()
  return {
    perSecond: tenants.reduce((sum, { perSecond }) => sum + perSecond, 0),
    seconds,
    kinds: scoresOf(result),
    overall: overallOf(result),
    failures: result.failures,
    firstFailure: result.firstFailure,
    loopDelay: after.loopDelay,
    memory: [before.memory, after.memory],
    busy: (after.cpu - before.cpu) / (seconds * 1000),
    longestQueue: result.longestQueue,
    clockLate: result.clockLate,
  }
}

function scoresOf({ kinds: seen }: OpenLoopResult<Kind>): Partial<Record<Kind, KindScore>> {
  const scores: Partial<Record<Kind, KindScore>> = {}
  for (const kind of kinds) {
    const entry = seen.get(kind)
    if (entry !== undefined) scores[kind] = scoreOf(entry.times, entry.failures)
  }
  return scores
}

function overallOf({ kinds: seen, failures }: OpenLoopResult<Kind>): KindScore {
  const all = new Times()
  for (const { times } of seen.values()) for (const time of times.all()) all.add(time)
  return scoreOf(all, failures)
}

function scoreOf(times: Times, failures: number): KindScore {
  const [p50, p99, most] = [times.quantile(0.5), times.quantile(0.99), times.quantile(1)]
  return { requests: times.count, failures, p50, p99, most }
}
