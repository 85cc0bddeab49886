import { once } from 'node:events'
import { join } from 'node:path'
import type { Address } from '../load/connection.ts'
import { openInstallation } from './dynasend.ts'
import { peersFolder, peerVersion } from './peers.ts'
import { type Figures, startProcess } from './process.ts'

/** A SCIM server under test. */
export interface ServerUnderTest extends Address {
  figures(): Promise<Figures>
  stop(): Promise<void>
}

export interface Contestant {
  /** As `--only` names it. */
  readonly name: string
  readonly title: string
  readonly kind: 'ceiling' | 'ours' | 'peer'
  /** Where its data are when a request was answered. */
  readonly keeps: string
  readonly needsPostgres: boolean
  /** Whether a group that is read tells its members, so that an addition can be checked. */
  readonly tellsMembers: boolean
  /** @param databaseUrl an empty PostgreSQL database, for those that need one */
  start(databaseUrl: string): Promise<ServerUnderTest>
}

/** Starts a program that prints `{"tenantUrl":…,"secretToken":…}` as its first line. */
async function startAnnounced(program: readonly string[]): Promise<ServerUnderTest> {
  const server = startProcess(program, { PATH: process.env['PATH'], NODE_ENV: 'production' })
  const ended = once(server.child, 'exit').then(() => {
    throw new Error(`${program[0]} ended before it said where it is; its own words are above.`)
  })
  ended.catch(() => undefined)
  if (!server.child.stdout) throw new Error('A program under test has no output.')
  const [line] = (await Promise.race([once(server.child.stdout, 'data'), ended])) as [Buffer]
  return { ...(JSON.parse(line.toString()) as Address), figures: server.figures, stop: server.stop }
}

async function startOurs(databaseUrl: string | null): Promise<ServerUnderTest> {
  const installation = await openInstallation(databaseUrl)
  const address = await installation.createScimServer('Bench')
  const { process: server } = await installation.serve()
  return {
    ...address,
    figures: server.figures,
    async stop() {
      await server.stop()
      installation.remove()
    },
  }
}

const peer = (file: string, ...words: string[]) => startAnnounced([join(peersFolder, file), ...words])
const inMemory = { needsPostgres: false, tellsMembers: true, keeps: 'in memory' } as const
const onPostgres = { needsPostgres: true, keeps: 'PostgreSQL, fsync on' } as const
const polis = `Polis ${peerVersion('@boxyhq/saml-jackson')}`
const scimmy = `scimmy-routers ${peerVersion('scimmy-routers')}`

/** In the order in which they are measured and shown. */
export const contestants: readonly Contestant[] = [
  {
    name: 'ceiling',
    title: 'node:http and a Map, no SCIM',
    kind: 'ceiling',
    ...inMemory,
    start: async () => startAnnounced([join(import.meta.dirname, 'ceiling.ts')]),
  },
  {
    name: 'ours-sqlite',
    title: 'Dynasend, SQLite',
    kind: 'ours',
    ...inMemory,
    keeps: 'SQLite, synchronous=FULL',
    start: async () => startOurs(null),
  },
  {
    name: 'ours-postgres',
    title: 'Dynasend, PostgreSQL',
    kind: 'ours',
    ...onPostgres,
    tellsMembers: true,
    start: async (url) => startOurs(url),
  },
  {
    name: 'polis-mem',
    title: `${polis}, memory`,
    kind: 'peer',
    ...inMemory,
    tellsMembers: false,
    start: async () => peer('polis.mjs'),
  },
  {
    name: 'polis-postgres',
    title: `${polis}, PostgreSQL`,
    kind: 'peer',
    ...onPostgres,
    tellsMembers: false,
    start: async (url) => peer('polis.mjs', '--database', url),
  },
  {
    name: 'scimmy-index',
    title: `${scimmy}, Map and index`,
    kind: 'peer',
    ...inMemory,
    start: async () => peer('scimmy.mjs', '--index'),
  },
  { name: 'scimmy-map', title: `${scimmy}, Map`, kind: 'peer', ...inMemory, start: async () => peer('scimmy.mjs') },
  {
    name: 'better-auth',
    title: `@better-auth/scim ${peerVersion('@better-auth/scim')}`,
    kind: 'peer',
    ...inMemory,
    keeps: 'SQLite in memory',
    start: async () => peer('better-auth.mjs'),
  },
]

/**
 * Those whose name begins with one of the wanted words, all without words.
 * @param only names divided by commas, such as `ours,polis-mem`
 * @throws when a word fits nobody
 */
export function chosenContestants(only: string | undefined): readonly Contestant[] {
  if (only === undefined) return contestants
  const words = only.split(',').map((word) => word.trim())
  const strange = words.filter((word) => !contestants.some(({ name }) => name.startsWith(word)))
  if (strange.length > 0)
    throw new Error(`There is no ${strange.join(', ')}. There are: ${contestants.map(({ name }) => name).join(', ')}`)
  return contestants.filter(({ name }) => words.some((word) => name.startsWith(word)))
}
