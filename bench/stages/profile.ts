import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Stage, stageOf } from './stages.ts'

/** A stretch of time in microseconds of the machine's own clock, and how many requests were answered in it. */
export interface Stretch {
  readonly title: string
  readonly from: number
  readonly until: number
  readonly requests: number
}

/** Microseconds of one request by stage. */
export type Spent = ReadonlyMap<Stage, number>

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string }
    readonly children?: readonly number[]
  }[]
  readonly startTime: number
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** Now, by the clock that Node's profiles use. */
export const profileClock = (): number => Number(process.hrtime.bigint() / 1000n)

/** Reads the one profile in a folder, as `node --cpu-prof` left it, and shares each stretch out among the stages. */
export function spentIn(folder: string, stretches: readonly Stretch[]): Map<Stretch, Spent> {
  const name = readdirSync(folder).find((file) => file.endsWith('.cpuprofile'))
  if (name === undefined) throw new Error('The server left no profile.')
  const profile = JSON.parse(readFileSync(join(folder, name), 'utf8')) as CpuProfile
  const stageOfNode = stagesByNode(profile)
  const spent = new Map(stretches.map((stretch) => [stretch, new Map<Stage, number>()]))
  let time = profile.startTime
  profile.samples.forEach((node, index) => {
    const delta = profile.timeDeltas[index] ?? 0
    time += delta
    const stretch = stretches.find(({ from, until }) => time >= from && time < until)
    const stage = stageOfNode.get(node)
    const own = stretch && spent.get(stretch)
    if (own && stage) own.set(stage, (own.get(stage) ?? 0) + delta / stretch.requests)
  })
  return spent
}

function stagesByNode({ nodes }: CpuProfile): Map<number, Stage | null> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)))
  const found = new Map<number, Stage | null>()
  for (const { id } of nodes) {
    const stack: { name: string; url: string }[] = []
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const frame = byId.get(at)?.callFrame
      if (frame) stack.push({ name: frame.functionName, url: frame.url })
    }
    found.set(id, stageOf(stack))
  }
  return found
}
