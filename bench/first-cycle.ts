import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, startDynasend, untilReady } from './servers.ts'

interface Job {
  readonly job: {
    readonly cycle: {
      readonly running: boolean
      readonly endedAt: string | null
      readonly counts: { readonly created: number; readonly updated: number; readonly failed: number }
    } | null
    readonly statistics: { readonly users: number; readonly groups: number }
  }
}

/** One line: how long the first cycle of a generated company took, from "Start provisioning" to its end. */
export async function firstCycleLine(title: string, databaseUrl: string | null, people: number): Promise<string> {
  const server = await startDynasend(databaseUrl)
  const rehearsal = await startRehearsal()
  try {
    await rehearsal.call('POST', '/api/generate', { people, groups: Math.max(1, Math.round(people / 100)), seed: 1 })
    const application = (await rehearsal.call('POST', '/api/applications', { displayName: 'Dynasend' })) as {
      id: string
    }
    const provisioning = `/api/applications/${application.id}/provisioning`
    await rehearsal.call('PUT', provisioning, {
      mode: 'Automatic',
      tenantUrl: server.tenantUrl,
      secretToken: server.secretToken,
      scope: 'all',
    })
    const began = performance.now()
    await rehearsal.call('POST', `${provisioning}/start`, {})
    const job = await cycleEnd(() => rehearsal.call('GET', provisioning, undefined) as Promise<Job>)
    const seconds = (performance.now() - began) / 1000
    const { users, groups } = job.statistics
    const failed = job.cycle?.counts.failed ?? 0
    return `  ${title.padEnd(20)}${seconds.toFixed(1).padStart(9)} s   ${users} people, ${groups} groups${failed === 0 ? '' : `, ${failed} FAILED`}`
  } finally {
    await rehearsal.stop()
    await server.stop()
  }
}

async function cycleEnd(read: () => Promise<Job>): Promise<Job['job']> {
  for (;;) {
    const { job } = await read()
    if (job.cycle !== null && !job.cycle.running && job.cycle.endedAt !== null) return job
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
  const program = join(import.meta.dirname, '../emulator/src/cli/main.ts')
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
