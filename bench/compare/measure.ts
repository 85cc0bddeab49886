import type { Round } from '../load/closed-loop.ts'
import { median } from '../load/times.ts'
import type { Contestant, ServerUnderTest } from '../servers/contestants.ts'
import { BenchDirectory } from '../work/directory.ts'
import { type OperationName, operationsWith, type Score } from './operations.ts'

export interface Plan {
  readonly rounds: number
  /** Of one round. */
  readonly seconds: number
  readonly connections: number
  /** For lookup, get, PATCH and members. */
  readonly people: number
  /** For the first lookup. */
  readonly firstPeople: number
}

/** What one contestant showed. */
export interface Result {
  readonly name: string
  readonly title: string
  readonly kind: Contestant['kind']
  readonly keeps: string
  readonly scores: Readonly<Partial<Record<OperationName, Score>>>
  /** Resident memory with all people, in MiB. */
  readonly memory: number
  /** Why it was not measured to the end; null when it was. */
  readonly problem: string | null
}

/** Runs every operation against one server that is up. @param told called after each round */
export async function measure(
  contestant: Contestant,
  server: ServerUnderTest,
  plan: Plan,
  told: (what: string) => void,
): Promise<Result> {
  const directory = new BenchDirectory(server, plan.connections)
  const scores: Partial<Record<OperationName, Score>> = {}
  const { name, title, kind, keeps, tellsMembers } = contestant
  const limits = { seconds: plan.seconds, requests: Number.POSITIVE_INFINITY }
  const step = Math.floor((plan.people - plan.firstPeople) / (plan.rounds + 1))
  const work: Record<OperationName, () => Promise<Round>> = {
    lookupFew: async () => directory.lookup(limits),
    create: async () => directory.create(directory.people + step, plan.seconds),
    get: async () => directory.get(limits),
    lookupMany: async () => directory.lookup(limits),
    patch: async () => directory.patch(limits),
    member: async () => directory.addMembers(limits, tellsMembers),
  }
  let problem: string | null = null
  try {
    await directory.create(plan.firstPeople)
    for (const operation of inOrder) {
      if (operation === 'get') await directory.create(plan.people)
      const what = operationsWith(plan).find((candidate) => candidate.name === operation)?.title ?? operation
      // The server's compiler has seen this work before it counts. Creating warmed itself with the first people.
      if (operation !== 'create') await work[operation]()
      scores[operation] = await score(server, plan.rounds, work[operation], () => told(what))
    }
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error)
  }
  const memory = problem === null ? (await server.figures()).memory : 0
  directory.close()
  return { name, title, kind, keeps, scores, memory, problem }
}

/** The first lookup comes while there are few people. */
const inOrder: readonly OperationName[] = ['lookupFew', 'create', 'get', 'lookupMany', 'patch', 'member']

async function score(
  server: ServerUnderTest,
  rounds: number,
  work: () => Promise<Round>,
  told: () => void,
): Promise<Score> {
  const seen: (Round & { readonly cpu: number })[] = []
  for (let round = 0; round < rounds; round++) {
    const before = await server.figures()
    const shown = await work()
    const after = await server.figures()
    seen.push({ ...shown, cpu: ((after.cpu - before.cpu) * 1000) / Math.max(1, shown.requests) })
    told()
  }
  const middle = (of: (round: (typeof seen)[number]) => number): number => median(seen.map(of))
  return {
    requestsPerSecond: middle((round) => round.requestsPerSecond),
    p50: middle((round) => round.p50),
    p99: middle((round) => round.p99),
    cpu: middle((round) => round.cpu),
    rounds: seen.map((round) => Math.round(round.requestsPerSecond)),
    failures: seen.reduce((sum, round) => sum + round.failures, 0),
    firstFailure: seen.find((round) => round.firstFailure !== null)?.firstFailure ?? null,
  }
}
