import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import type { House } from '../testing/house.ts'

const root = resolve(import.meta.dirname, '../../..')

export interface Ended {
  /** Null: killed. */
  readonly exitCode: number | null
  readonly output: string
  /** Progress and errors. */
  readonly notes: string
}

export interface RunningCommand {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

/** `dynasend connect entra` as its users start it, with the secret in the environment. */
export function startConnect(
  house: House,
  url: string,
  clientSecret: string | null,
  options: readonly string[],
): RunningCommand {
  const addresses = ['--graph-url', `${url}/graph`, '--login-url', `${url}/login`]
  const command = [join(root, 'server/src/cli/dynasend.ts'), 'connect', 'entra', ...addresses, ...options]
  const secret = clientSecret === null ? {} : { DYNASEND_ENTRA_CLIENT_SECRET: clientSecret }
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...house.environment, ...secret },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let notes = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (notes += chunk.toString()))
  return { child, ended: once(child, 'close').then(() => ({ exitCode: child.exitCode, output, notes })) }
}
