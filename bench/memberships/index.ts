/**
 * `npm run bench -- memberships --members 1000000`: single memberships of a huge group and of a group of 1,000, on SQLite
 * and on PostgreSQL, so that one sees what grows with the group. Called by the bench's door only.
 */
import { parseArgs } from 'node:util'
import type { Terminal } from '../../scripts/start/terminal.ts'
import { startPostgres } from '../../scripts/test/postgres.ts'
import { openInstallation } from '../servers/dynasend.ts'
import { idOf, openTarget, type Target } from '../work/target.ts'
import { fillGroups, type GroupSize } from './fill-groups.ts'
import { type Measurement, measure } from './measure.ts'

/** How large the two groups are, and how often each is asked. */
interface Amounts {
  readonly members: number
  readonly requests: number
  readonly connections: number
}

const text = (value: unknown, name: string): string | null =>
  typeof value === 'object' && value !== null && name in value ? String(value[name as keyof typeof value]) : null
const asked = (filter: string, more = '') => `/GroupMemberships?filter=${encodeURIComponent(filter)}${more}`
const personId = (index: number) => `p${String(index).padStart(9, '0')}`

async function phases(
  target: Target,
  { id, members: size }: GroupSize,
  firstSpare: number,
  { requests, connections }: Amounts,
): Promise<Measurement[]> {
  const made: string[] = []
  let cursor = ''
  const ok = async (path: string) => (await target.send('GET', path)).status === 200
  const run = (phase: string, work: (index: number) => Promise<boolean>, many = requests, wide = connections) =>
    measure(phase, many, wide, work)
  return [
    await run('first page of 100', () => ok(asked(`group.value eq "${id}"`))),
    await run(
      'pages one after another',
      async () => {
        const { body } = await target.send('GET', asked(`group.value eq "${id}"`, `&cursor=${cursor}`))
        cursor = text(body, 'nextCursor') ?? ''
        return body !== null
      },
      requests,
      1,
    ),
    await run('is X a member', (index) =>
      ok(asked(`group.value eq "${id}" and member.value eq "${personId((index % size) + 1)}"`)),
    ),
    await run("somebody's groups", (index) => ok(asked(`member.value eq "${personId((index % size) + 1)}"`))),
    await run(
      'by name, one page',
      () => ok(asked(`group.value eq "${id}" and member.display eq "person 999999999"`)),
      50,
    ),
    await run('add one', async (index) => {
      const body = { group: { value: id }, member: { value: personId(firstSpare + index) } }
      const answer = await target.send('POST', '/GroupMemberships', body)
      made.push(idOf(answer.body))
      return answer.status === 201
    }),
    await run('end one', async (index) => {
      const answer = await target.send('DELETE', `/GroupMemberships/${made[index] ?? ''}`)
      return answer.status === 204
    }),
  ]
}

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const tenth = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

function line(ofSmall: Measurement, ofHuge: Measurement): string {
  const cells = [ofSmall, ofHuge].map(
    (m) => whole.format(m.requestsPerSecond).padStart(10) + tenth.format(m.p99).padStart(10),
  )
  const ratio = `${tenth.format(ofSmall.requestsPerSecond / ofHuge.requestsPerSecond)} x`.padStart(10)
  const failed = ofSmall.failures + ofHuge.failures
  return `  ${ofHuge.phase.padEnd(26)}${cells.join('')}${ratio}${failed === 0 ? '' : `   ${failed} FAILED`}`
}

async function benchmark(
  title: string,
  databaseUrl: string | null,
  amounts: Amounts,
  terminal: Terminal,
): Promise<void> {
  const { members, requests, connections } = amounts
  const small: GroupSize = { id: 'small', members: 1_000 }
  const huge: GroupSize = { id: 'huge', members }
  const task = terminal.task(title)
  const installation = await openInstallation(databaseUrl)
  const { tenantUrl, secretToken } = await installation.createScimServer('Bench')
  // As many people more as are added: they are in neither group before.
  await fillGroups(installation, members + requests, [small, huge])
  const { process: server } = await installation.serve()
  const target = openTarget(tenantUrl, secretToken, connections)
  // Once unmeasured, so that the first group does not pay for the compiler.
  await phases(target, small, members + 1, amounts)
  const ofSmall = await phases(target, small, members + 1, amounts)
  const ofHuge = await phases(target, huge, members + 1, amounts)
  const { memory } = await server.figures()
  task.done(`${title}, ${memory.toFixed(0)} MiB at the end`)
  terminal.line(`  ${''.padEnd(26)}${'1,000'.padStart(20)}${whole.format(members).padStart(20)}`)
  terminal.line(
    `  ${''.padEnd(26)}${'req/s'.padStart(10)}${'p99 ms'.padStart(10)}${'req/s'.padStart(10)}${'p99 ms'.padStart(10)}${'slower'.padStart(10)}`,
  )
  ofHuge.forEach((m, index) => terminal.line(line(ofSmall[index] ?? m, m)))
  await target.close()
  await server.stop()
  installation.remove()
}

export async function memberships(words: string[], terminal: Terminal): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      members: { type: 'string', default: '1000000' },
      requests: { type: 'string', default: '500' },
      connections: { type: 'string', default: '8' },
    },
  })
  const amounts: Amounts = {
    members: Number(values.members),
    requests: Number(values.requests),
    connections: Number(values.connections),
  }
  terminal.line(
    `Memberships as resources: a group of 1,000 beside one of ${whole.format(amounts.members)}, ${amounts.connections} connections`,
  )
  await benchmark('SQLite', null, amounts, terminal)
  const postgres = await startPostgres({ durable: true })
  await benchmark('PostgreSQL', postgres.url, amounts, terminal)
  await postgres.stop()
}
