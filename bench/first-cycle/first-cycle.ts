import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../scripts/free-port.ts'
import { openInstallation } from '../servers/dynasend.ts'
import { untilReady } from '../servers/process.ts'

interface Job {
  readonly job: {
    readonly cycle: {
      readonly running: boolean
      readonly done: number
      readonly total: number
      readonly endedAt: string | null
      readonly counts: { readonly created: number; readonly updated: number; readonly failed: number }
    } | null
    readonly statistics: { readonly users: number; readonly groups: number }
  }
}

/** What a first cycle showed. `serverCpu` is the server's processor time in seconds: the rest it waited for the client. */
export interface FirstCycle {
  readonly users: number
  readonly groups: number
  readonly failed: number
  readonly seconds: number
  readonly serverCpu: number
}

/**
 * The first cycle of a generated company, from "Start provisioning" to its end.
 * @param told called while it runs with how much of it is done
 */
export async function firstCycle(
  databaseUrl: string | null,
  people: number,
  told: (done: number, total: number) => void,
): Promise<FirstCycle> {
  const installation = await openInstallation(databaseUrl)
  const address = await installation.createScimServer('Bench')
  const { process: server } = await installation.serve()
  const rehearsal = await startRehearsal()
  try {
    await rehearsal.call('POST', '/api/generate', { people, groups: Math.max(1, Math.round(people / 100)), seed: 1 })
    const application = (await rehearsal.call('POST', '/api/applications', { displayName: 'Dynasend' })) as {
      id: string
    }
    const provisioning = `/api/applications/${application.id}/provisioning`
    await rehearsal.call('PUT', provisioning, {
      mode: 'Automatic',
      ...address,
      scope: 'all',
    })
    const before = await server.figures()
    const began = performance.now()
    await rehearsal.call('POST', `${provisioning}/start`, {})
    const job = await cycleEnd(() => rehearsal.call('GET', provisioning, undefined) as Promise<Job>, told)
    const seconds = (performance.now() - began) / 1000
    const { users, groups } = job.statistics
    const serverCpu = ((await server.figures()).cpu - before.cpu) / 1000
    return { users, groups, failed: job.cycle?.counts.failed ?? 0, seconds, serverCpu }
  } finally {
    await rehearsal.stop()
    await server.stop()
    installation.remove()
  }
}

async function cycleEnd(read: () => Promise<Job>, told: (done: number, total: number) => void): Promise<Job['job']> {
  for (;;) {
    const { job } = await read()
    if (job.cycle !== null && !job.cycle.running && job.cycle.endedAt !== null) return job
    if (job.cycle !== null) told(job.cycle.done, job.cycle.total)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

interface Rehearsal {
  /** Calls the rehearsal's JSON API; throws on any answer but 2xx. */
  call(method: string, path: string, body: object | undefined): Promise<unknown>
  stop(): Promise<void>
}

async function startRehearsal(): Promise<Rehearsal> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-bench-'))
  const port = await freePort()
  const program = join(import.meta.dirname, '../../emulator/src/cli/main.ts')
  const child: ChildProcess = spawn(process.execPath, [program, 'serve', '--port', String(port), '--data', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const origin = `http://localhost:${port}`
  await untilReady(`${origin}/api/tenant`, child)
  return {
    async call(method, path, body) {
      const init =
        body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      const answer = await fetch(`${origin}${path}`, { method, ...init })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
      return text === '' ? null : (JSON.parse(text) as unknown)
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
