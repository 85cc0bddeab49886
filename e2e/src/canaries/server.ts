import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { root } from '../../../scripts/programs.ts'

const program = join(root, 'server/src/cli/dynasend.ts')

/** A server in a process of its own, of which every word is kept. */
export interface HeardServer {
  readonly url: string
  /** All of standard output and standard error until now. */
  words(): string
  stop(): Promise<void>
}

/** Runs a command of the command line to its end. */
export async function runCommand(words: readonly string[], environment: Record<string, string>): Promise<string> {
  const env = { PATH: process.env['PATH'], ...environment }
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...words], { env })
  return stdout
}

/** Starts it with a log that keeps nothing back. */
export async function startHeard(port: number, environment: Record<string, string>): Promise<HeardServer> {
  const env = { PATH: process.env['PATH'], ...environment, DYNASEND_LOG_LEVEL: 'trace' }
  const child: ChildProcess = spawn(process.execPath, [program, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const heard: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => heard.push(chunk))
  const url = `http://localhost:${port}`
  const words = () => Buffer.concat(heard).toString('utf8')
  const ended = once(child, 'close')
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`The server ended: ${words()}`)
    await pause(50)
  }
  return {
    url,
    words,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`).catch(() => null)
  await answer?.body?.cancel()
  return answer?.ok ?? false
}
