import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from '../programs.ts'
import { StartProblem } from './preconditions.ts'

const longestStart = 60_000
const longestStop = 20_000

export interface RunningProgram {
  readonly url: string
  /** Settles when the program ends by itself, with its last words. */
  readonly ended: Promise<string>
  stop(): Promise<void>
}

export interface ProgramPlan {
  readonly name: string
  /** TypeScript file relative to the repository, and its arguments. */
  readonly command: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly url: string
  /** Path that answers 2xx once the program is ready. */
  readonly healthPath: string
  readonly logFile: string
}

/** Starts one of our programs as a child on this Node and waits until it is ready. @throws StartProblem with its last words */
export async function startProgram(plan: ProgramPlan): Promise<RunningProgram> {
  mkdirSync(dirname(plan.logFile), { recursive: true })
  const log = createWriteStream(plan.logFile, { flags: 'a', mode: 0o600 })
  // Its own group: Ctrl-C in the terminal reaches this process alone, which then stops the children in order.
  const child = spawn(process.execPath, [...plan.command], {
    cwd: root,
    env: { ...process.env, ...plan.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  let lastWords = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      lastWords = `${lastWords}${chunk.toString()}`.slice(-4000)
      log.write(chunk)
    })
  }
  const ended = once(child, 'close').then(() => lastWords.trim())
  await untilHealthy(plan, child, () => lastWords.trim())
  return { url: plan.url, ended, stop: async () => stop(child, ended) }
}

async function untilHealthy(plan: ProgramPlan, child: ChildProcess, lastWords: () => string): Promise<void> {
  const deadline = Date.now() + longestStart
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new StartProblem(`${plan.name} did not start. It said:\n${lastWords() || '(nothing)'}`)
    }
    const answer = await fetch(new URL(plan.healthPath, plan.url)).catch(() => null)
    await answer?.body?.cancel()
    if (answer?.ok) return
    await pause(60)
  }
  child.kill('SIGKILL')
  throw new StartProblem(`${plan.name} was not ready after ${longestStart / 1000} s. Its log: ${plan.logFile}`)
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const late = new AbortController()
  const isLate = pause(longestStop, true, { signal: late.signal }).catch(() => false)
  if (await Promise.race([ended.then(() => false), isLate])) child.kill('SIGKILL')
  late.abort()
  await ended
}

/** The product on a port of this machine. */
export function dynasendPlan(port: number, dataFolder: string, environment: Record<string, string> = {}): ProgramPlan {
  return {
    name: 'Dynasend',
    command: [join(root, 'server/src/cli/dynasend.ts'), 'serve'],
    environment: { DYNASEND_PORT: String(port), DYNASEND_DATA: dataFolder, ...environment },
    url: `http://localhost:${port}`,
    healthPath: '/readyz',
    logFile: join(root, 'output/logs', `dynasend-${port}.log`),
  }
}

/** The rehearsal Entra on a port of this machine. */
export function rehearsalPlan(port: number, dataFolder: string): ProgramPlan {
  return {
    name: 'The rehearsal Entra',
    command: [join(root, 'emulator/src/cli/main.ts'), 'serve', '--port', String(port), '--data', dataFolder],
    environment: {},
    url: `http://localhost:${port}`,
    healthPath: '/api/tenant',
    logFile: join(root, 'output/logs', `rehearsal-${port}.log`),
  }
}
