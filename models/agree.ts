import fc from 'fast-check'
import { groupCommands } from './commands/groups.ts'
import { listCommands } from './commands/lists.ts'
import { patchCommands } from './commands/patches.ts'
import { userCommands } from './commands/users.ts'
import { Directory } from './model/directory.ts'
import type { TestServers } from './worlds/servers.ts'
import { World } from './worlds/world.ts'
import { Worlds } from './worlds/worlds.ts'

export interface Search {
  readonly runs: number
  readonly seed: number
  /** Of a counter-example that fast-check printed. */
  readonly path?: string
  /** Commands of a run, at most. */
  readonly length: number
  /** Look for the shortest list that still differs; takes as long as it takes. */
  readonly shrink: boolean
  /** Told after each command list. @param commands how many were carried out in all so far */
  readonly onRun?: (commands: number) => void
}

const anyCommand = fc.oneof(...userCommands, ...patchCommands, ...listCommands, ...groupCommands)

/**
 * Runs random command lists against the model and a new, empty directory of each server.
 * @throws Error with seed, shrunk counter-example and the first difference
 */
export async function agree({ all }: TestServers, { runs, seed, path, length, shrink, onRun }: Search): Promise<void> {
  let carriedOut = 0
  const lists = fc.commands([anyCommand], { maxCommands: length, size: 'max' })
  const property = fc.asyncProperty(lists, async (commands) => {
    const clients = await Promise.all(all.map((server) => server.directory()))
    const worlds = new Worlds(all.map((server, index) => worldOf(server.name, clients[index])))
    await fc.asyncModelRun(() => ({ model: new Directory(), real: worlds }), commands)
    carriedOut += [...commands].length
    onRun?.(carriedOut)
  })
  await fc.assert(property, { numRuns: runs, seed, endOnFailure: !shrink, ...(path === undefined ? {} : { path }) })
}

function worldOf(name: string, client: ConstructorParameters<typeof World>[1] | undefined): World {
  if (client === undefined) throw new Error('Each server has a directory of its own.')
  return new World(name, client)
}
