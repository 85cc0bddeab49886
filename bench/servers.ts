import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A server under test, in a process of its own. */
export interface ServerUnderTest {
  readonly tenantUrl: string
  readonly secretToken: string
  /** Where it keeps its data; empty for a server that keeps none. */
  readonly folder: string
  /** Resident memory in MiB, now. */
  memory(): Promise<number>
  stop(): Promise<void>
}

/** Where a server under test keeps its data. */
export interface DataPlace {
  readonly folder: string
  readonly databaseUrl: string | null
}

const program = join(import.meta.dirname, '../server/src/cli/dynasend.ts')

/** Dynasend on a fresh folder; SQLite when `databaseUrl` is null. `prepare` may fill it before anybody serves it. */
export async function startDynasend(
  databaseUrl: string | null,
  prepare: (place: DataPlace) => Promise<void> = async () => undefined,
): Promise<ServerUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'dynasend-bench-'))
  const port = await freePort()
  const environment = {
    PATH: process.env['PATH'],
    DYNASEND_DATA: folder,
    DYNASEND_PORT: String(port),
    DYNASEND_LOG_LEVEL: 'error',
    ...(databaseUrl === null ? {} : { DYNASEND_DATABASE_URL: databaseUrl }),
  }
  const made = await promisify(execFile)(
    process.execPath,
    [program, 'scim-server', 'create', '--name', 'Bench', '--json'],
    {
      env: environment,
    },
  )
  await prepare({ folder, databaseUrl })
  const child = spawn(process.execPath, [program, 'serve'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await untilReady(`http://localhost:${port}/readyz`, child)
  return underTest(child, made.stdout, folder, () => rmSync(folder, { recursive: true, force: true }))
}

/** The bare server of ceiling.ts. */
export async function startCeiling(): Promise<ServerUnderTest> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'ceiling.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return underTest(child, line.toString(), '', () => undefined)
}

function underTest(child: ChildProcess, json: string, folder: string, clean: () => void): ServerUnderTest {
  const { tenantUrl, secretToken } = JSON.parse(json) as { tenantUrl: string; secretToken: string }
  return {
    tenantUrl,
    secretToken,
    folder,
    async memory() {
      const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(child.pid)])
      return Number(stdout) / 1024
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      clean()
    },
  }
}

/** Waits until `url` answers 2xx; throws when the program ends before. */
export async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('The server ended before it was ready; its own words are above.')
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** A TCP port that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('This machine gave no free port.')
  return address.port
}
