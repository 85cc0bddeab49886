/**
 * `npm run bench -- first-cycle`: how long the first provisioning cycle from the rehearsal Entra takes on both databases, and
 * how much of it the server worked. Called by the bench's door only.
 */
import { parseArgs } from 'node:util'
import type { Terminal } from '../../scripts/start/terminal.ts'
import { startPostgres } from '../../scripts/test/postgres.ts'
import { figure } from '../report/numbers.ts'
import { firstCycle } from './first-cycle.ts'

export async function firstCycles(words: string[], terminal: Terminal): Promise<void> {
  const { values } = parseArgs({ args: words, options: { people: { type: 'string', default: '1000' } } })
  const people = Number(values.people)
  if (!(people > 0)) throw new Error('--people must be above 0.')
  const postgres = await startPostgres({ durable: true })
  try {
    for (const [title, url] of [
      ['SQLite', null],
      ['PostgreSQL', postgres.url],
    ] as const) {
      const task = terminal.task(`first cycle of ${figure(people)} people on ${title}`)
      const { users, groups, failed, seconds, serverCpu } = await firstCycle(url, people)
      const words = `${title}: ${users} people and ${groups} groups in ${seconds.toFixed(1)} s, in which the server worked ${serverCpu.toFixed(1)} s`
      if (failed === 0) task.done(words)
      else task.failed(`${words}, ${failed} FAILED`)
    }
  } finally {
    await postgres.stop()
  }
}
