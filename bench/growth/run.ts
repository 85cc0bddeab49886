import type { Round } from '../load/closed-loop.ts'
import { median } from '../load/times.ts'
import { openInstallation } from '../servers/dynasend.ts'
import type { ServerProcess } from '../servers/process.ts'
import { BenchDirectory } from '../work/directory.ts'
import { signInManager } from './dashboard.ts'
import { type OperationName, operations, type Point, type Size } from './operations.ts'

export interface GrowthPlan {
  readonly sizes: readonly number[]
  readonly rounds: number
  /** Of one round. */
  readonly seconds: number
  readonly connections: number
}

/**
 * Lets one directory grow from size to size and measures it at each. People come in through SCIM, as they do in life, so that
 * every row and record of theirs is there.
 * @param told called with what it does now, and how much of it is done
 */
export async function grow(
  databaseUrl: string | null,
  { sizes, rounds, seconds, connections }: GrowthPlan,
  told: (what: string, done: number, total: number) => void,
  reached: (size: Size) => void,
): Promise<void> {
  const installation = await openInstallation(databaseUrl)
  let served = await installation.serve()
  const manager = await signInManager(installation)
  const directory = new BenchDirectory(await manager.createScimServer('Entra'), connections)
  try {
    for (const people of sizes) {
      const create = await fill(served.process, directory, people, (done) => told('creating people', done, people))
      // A fresh process, so that its start and its memory are those of this size.
      await served.process.stop()
      const database = await installation.size()
      served = await installation.serve()
      const limits = { seconds, requests: Number.POSITIVE_INFINITY }
      const work: Partial<Record<OperationName, () => Promise<Round>>> = {
        get: async () => directory.get(limits),
        lookup: async () => directory.lookup(limits),
        patch: async () => directory.patch(limits),
        member: async () => directory.addMembers(limits, true),
        list: async () => directory.listPage(limits),
        search: async () => manager.search(seconds, people),
      }
      const points: Partial<Record<OperationName, Point>> = { create }
      for (const [index, { name, title }] of operations.entries()) {
        told(title, index, operations.length)
        const operation = work[name]
        if (operation) points[name] = await pointOf(served.process, title, operation, rounds)
      }
      const { memory } = await served.process.figures()
      reached({ people, points: points as Size['points'], startedIn: served.startedIn, memory, database })
    }
  } finally {
    directory.close()
    await served.process.stop()
    installation.remove()
  }
}

type Worked = Round & Pick<Point, 'cpu'>

async function worked(server: ServerProcess, work: () => Promise<Round>): Promise<Worked> {
  const before = await server.figures()
  const round = await work()
  const after = await server.figures()
  return { ...round, cpu: ((after.cpu - before.cpu) * 1000) / Math.max(1, round.requests) }
}

/** The last thousands are what creating costs at this size. */
async function fill(
  server: ServerProcess,
  directory: BenchDirectory,
  people: number,
  told: (done: number) => void,
): Promise<Point> {
  const step = Math.max(500, Math.floor(people / 100))
  const rounds: Worked[] = []
  while (directory.people < people) {
    rounds.push(await worked(server, async () => directory.create(Math.min(people, directory.people + step))))
    told(directory.people)
  }
  return medianOf(rounds.slice(-5))
}

async function pointOf(
  server: ServerProcess,
  title: string,
  operation: () => Promise<Round>,
  rounds: number,
): Promise<Point> {
  const seen: Worked[] = []
  // The first one is for the compiler and the caches, and is not counted.
  for (let round = 0; round <= rounds; round++) {
    const shown = await worked(server, operation)
    if (shown.failures > 0)
      throw new Error(`${title}: ${shown.failures} answers were wrong, the first: ${shown.firstFailure}`)
    if (round > 0) seen.push(shown)
  }
  return medianOf(seen)
}

function medianOf(rounds: readonly Worked[]): Point {
  const middle = (of: (round: Worked) => number): number => median(rounds.map(of))
  return {
    requestsPerSecond: middle((round) => round.requestsPerSecond),
    p50: middle((round) => round.p50),
    p99: middle((round) => round.p99),
    cpu: middle((round) => round.cpu),
  }
}
