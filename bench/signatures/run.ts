import { Connection } from '../load/connection.ts'
import { Times } from '../load/times.ts'
import { openInstallation } from '../servers/dynasend.ts'
import type { ServerProcess } from '../servers/process.ts'
import { BenchDirectory } from '../work/directory.ts'
import { SignatureManager } from './manager.ts'

export interface SignaturePlan {
  readonly people: number
  /** How many titles are changed one after the other. */
  readonly changes: number
}

/** How long something took with everybody. Seconds, CPU of the server process. */
export interface Walk {
  readonly wall: number
  readonly cpu: number
}

export interface SignatureScore {
  readonly people: number
  /** Everybody's first signature, after their people had come. */
  readonly first: Walk
  readonly dryRun: Walk
  readonly render: Walk
  /** From the PATCH that Entra sends to the signature that has it, in milliseconds. */
  readonly delay: { readonly p50: number; readonly p99: number; readonly changes: number }
  /** MiB. */
  readonly memory: number
  readonly database: number
}

/** @param told what is done now, and how much of it */
export async function runSignatures(
  databaseUrl: string | null,
  { people, changes }: SignaturePlan,
  told: (what: string, done: number, total: number) => void,
): Promise<SignatureScore> {
  const installation = await openInstallation(databaseUrl)
  const { process: server } = await installation.serve()
  const manager = await SignatureManager.enter(installation)
  const address = await manager.createScimServer()
  const directory = new BenchDirectory(address, 16)
  const connection = new Connection(address)
  try {
    const first = await walk(server, async () => {
      while (directory.people < people) {
        await directory.create(Math.min(people, directory.people + 1000))
        told('people arrive', directory.people, people)
      }
      await manager.untilReady(people, 'directory')
    })
    told('dry run', 0, 1)
    const changeSet = await manager.changeForEverybody()
    const dryRun = await walk(server, async () => {
      const { state } = await manager.dryRun(changeSet)
      if (state !== 'done') throw new Error(`The dry run ended as ${state}.`)
    })
    told('publication', 0, 1)
    const render = await walk(server, async () => {
      await manager.publish(changeSet)
      await manager.untilReady(people, 'version 1')
    })
    const delay = await delays(connection, manager, directory.ids(changes), (done) => told('titles', done, changes))
    const { memory } = await server.figures()
    return { people, first, dryRun, render, delay, memory, database: await installation.size() }
  } finally {
    connection.close()
    directory.close()
    await server.stop()
    installation.remove()
  }
}

async function walk(server: ServerProcess, work: () => Promise<void>): Promise<Walk> {
  const [before, began] = [await server.figures(), performance.now()]
  await work()
  const wall = (performance.now() - began) / 1000
  const after = await server.figures()
  return { wall, cpu: (after.cpu - before.cpu) / 1000 }
}

/** One title after the other: PATCH, then looking until the signature has it. */
async function delays(
  connection: Connection,
  manager: SignatureManager,
  ids: readonly string[],
  told: (done: number) => void,
): Promise<SignatureScore['delay']> {
  const times = new Times()
  for (const [index, id] of ids.entries()) {
    const title = `Delay ${index}`
    const began = performance.now()
    const body = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'Replace', path: 'title', value: title }],
    }
    await connection.send({ method: 'PATCH', path: `/Users/${id}`, body })
    while (!(await manager.textOf(id)).includes(title)) await new Promise((resolve) => setTimeout(resolve, 2))
    times.add(performance.now() - began)
    told(index + 1)
  }
  return { p50: times.quantile(0.5), p99: times.quantile(0.99), changes: ids.length }
}
