import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { freePort } from '../../scripts/free-port.ts'
import type { Address } from '../load/connection.ts'
import { type ServerProcess, startProcess, untilReady } from './process.ts'

/** Where an installation of Dynasend keeps its data. */
export interface DataPlace {
  readonly folder: string
  readonly databaseUrl: string | null
}

/** Dynasend on a fresh place, served or not; SQLite when `databaseUrl` is null. */
export interface Installation extends DataPlace {
  readonly origin: string
  readonly environment: Readonly<Record<string, string>>
  /** A SCIM server of the account of that name, made over the command line. */
  createScimServer(name: string): Promise<Address>
  /** Starts it; resolves when it says that it is ready, with the milliseconds that this took. */
  serve(): Promise<{ readonly process: ServerProcess; readonly startedIn: number }>
  /** Size of the database in MiB, write-ahead log included. */
  size(): Promise<number>
  remove(): void
}

const program = join(import.meta.dirname, '../../server/src/cli/dynasend.ts')

/** A fresh installation on a folder of its own. */
export async function openInstallation(databaseUrl: string | null): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'dynasend-bench-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  // Also when somebody loses patience.
  process.once('exit', remove)
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const environment = {
    PATH: process.env['PATH'] ?? '',
    DYNASEND_DATA: folder,
    DYNASEND_PORT: String(port),
    DYNASEND_LOG_LEVEL: 'error',
    ...(databaseUrl === null ? {} : { DYNASEND_DATABASE_URL: databaseUrl }),
  }
  return {
    folder,
    databaseUrl,
    origin,
    environment,
    async createScimServer(name) {
      const words = [program, 'scim-server', 'create', '--name', name, '--account', name, '--json']
      const { stdout } = await promisify(execFile)(process.execPath, words, { env: environment })
      return JSON.parse(stdout) as Address
    },
    async serve() {
      const began = performance.now()
      const server = startProcess([program, 'serve'], environment)
      server.child.stdout?.resume()
      await untilReady(`${origin}/readyz`, server.child)
      return { process: server, startedIn: performance.now() - began }
    },
    size: async () => (databaseUrl === null ? sizeOfFolder(folder) : sizeOfDatabase(databaseUrl)),
    remove() {
      process.off('exit', remove)
      remove()
    },
  }
}

function sizeOfFolder(folder: string): number {
  const files = readdirSync(folder).filter((name) => name.startsWith('dynasend.db'))
  return files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / 2 ** 20
}

async function sizeOfDatabase(url: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes')
  await client.end()
  return Number(rows[0]?.bytes ?? 0) / 2 ** 20
}
