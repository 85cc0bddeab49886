import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../scripts/free-port.ts'

/** The command line of the server. */
export const program = join(import.meta.dirname, '../server/src/cli/dynasend.ts')

/** Where a server lives: it may be started, ended and started again there. */
export interface Place {
  readonly folder: string
  readonly port: number
  /** Null: SQLite in the folder. */
  readonly databaseUrl: string | null
  /** Added to what every server here is started with. */
  readonly environment?: Readonly<Record<string, string>>
}

export async function newPlace(databaseUrl: string | null = null, folder: string = emptyFolder()): Promise<Place> {
  mkdirSync(folder, { recursive: true })
  return { folder, databaseUrl, port: await freePort() }
}

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'dynasend-faults-'))
}

export function environmentOf(place: Place): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    DYNASEND_DATA: place.folder,
    DYNASEND_PORT: String(place.port),
    DYNASEND_LOG_LEVEL: 'fatal',
    ...(place.databaseUrl === null ? {} : { DYNASEND_DATABASE_URL: place.databaseUrl }),
    ...place.environment,
  }
}

/** Makes a SCIM server through the command line. */
export async function makeScimServer(place: Place): Promise<{ tenantUrl: string; secretToken: string }> {
  const commands = [program, 'scim-server', 'create', '--name', 'Faults', '--json']
  const made = await promisify(execFile)(process.execPath, commands, { env: environmentOf(place) })
  return JSON.parse(made.stdout) as { tenantUrl: string; secretToken: string }
}

/** A server in a process of its own. */
export interface ServerProcess {
  readonly child: ChildProcess
  /** Milliseconds from the start until it was ready. */
  readonly readyAfter: number
  /** The exit code, or the signal's name. */
  readonly ended: Promise<number | string>
  /** As a power cut does it: nothing is written, nobody is told. */
  kill(): Promise<void>
  /** As an operator does it. @returns the exit code, or the signal's name */
  stop(): Promise<number | string>
}

/** Starts the server and waits until it is ready. @throws Error with its own words when it ends before */
export async function startServer(place: Place): Promise<ServerProcess> {
  const began = performance.now()
  const started = spawnServer(place)
  const words: string[] = []
  started.child.stderr?.on('data', (chunk: Buffer) => words.push(chunk.toString()))
  await Promise.race([
    untilReady(place.port),
    started.ended.then((end) => {
      throw new Error(`The server ended (${end}) before it was ready: ${words.join('').trim()}`)
    }),
  ])
  return { ...started, readyAfter: Math.round(performance.now() - began) }
}

/** Starts the server and waits for nothing. */
export function spawnServer(place: Place): Omit<ServerProcess, 'readyAfter'> {
  const child = spawn(process.execPath, [program, 'serve'], {
    env: environmentOf(place),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string)
  return {
    child,
    ended,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

async function untilReady(port: number): Promise<void> {
  while (!(await isReady(port))) await new Promise((resolve) => setTimeout(resolve, 25))
}

/** Whether `/readyz` says yes within two seconds. */
export async function isReady(port: number): Promise<boolean> {
  const address = `http://localhost:${port}/readyz`
  const answer = await fetch(address, { signal: AbortSignal.timeout(2000) }).catch(() => null)
  await answer?.text()
  return answer?.ok ?? false
}
