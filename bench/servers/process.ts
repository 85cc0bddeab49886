import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { serverCores } from './cores.ts'

/** What a server says about itself, since it was asked last. */
export interface Figures {
  /** Resident memory in MiB, now. */
  readonly memory: number
  /** Milliseconds of processor time since it began. */
  readonly cpu: number
  /** How long its event loop held everything else up, in milliseconds. */
  readonly loopDelay: { readonly p50: number; readonly p99: number; readonly most: number }
}

/** A Node program under test, in a process of its own on the server's core. */
export interface ServerProcess {
  readonly child: ChildProcess
  figures(): Promise<Figures>
  stop(): Promise<void>
}

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Starts `program` with the bench's probe inside. Its stdout is the bench's to read, its stderr goes to the terminal. */
export function startProcess(program: readonly string[], environment: NodeJS.ProcessEnv): ServerProcess {
  const [command = process.execPath, ...more] = [
    ...serverCores(),
    process.execPath,
    '--import',
    join(import.meta.dirname, 'inside.ts'),
    ...program,
  ]
  const child = spawn(command, more, { env: environment, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let asked = 0
  return {
    child,
    async figures() {
      const question = ++asked
      const answer = new Promise<Figures>((resolve, reject) => {
        const hear = (message: unknown): void => {
          if (typeof message !== 'object' || message === null || !('bench' in message)) return
          if (message.bench !== question) return
          child.off('message', hear).off('exit', gone)
          resolve(message as unknown as Figures)
        }
        const gone = (): void => reject(new Error('The server under test ended; its own words are above.'))
        child.on('message', hear).once('exit', gone)
      })
      child.send({ bench: question })
      return answer
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Waits until `url` answers 2xx; throws when the program ends before. */
export async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('The server ended before it was ready; its own words are above.')
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
