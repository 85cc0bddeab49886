/**
 * `npm run bench:stages`: where the microseconds of one create, PATCH, member, get and lookup go, by a processor profile of a
 * real server under load. `--postgres` measures on PostgreSQL; `--write` puts table and drawing into docs/operate/speed.md.
 * Owns no assertion: it measures. On a busy machine every figure is too large.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../../scripts/test/postgres.ts'
import { moveLoadAway } from '../servers/cores.ts'
import { openInstallation } from '../servers/dynasend.ts'
import { startProcess, untilReady } from '../servers/process.ts'
import { BenchDirectory } from '../work/directory.ts'
import { drawing, type Row, table } from './draw.ts'
import { profileClock, type Stretch, spentIn } from './profile.ts'

const { values: options } = parseArgs({
  options: {
    requests: { type: 'string', default: '8000' },
    connections: { type: 'string', default: '16' },
    postgres: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const requests = Number(options.requests)
const root = join(import.meta.dirname, '../..')

const database = options.postgres ? await startPostgres({ durable: true }) : null
const installation = await openInstallation(database?.url ?? null)
const address = await installation.createScimServer('Stages')
const profiles = mkdtempSync(join(tmpdir(), 'dynasend-stages-'))
const program = join(root, 'server/src/cli/dynasend.ts')
const profiled = ['--cpu-prof', '--cpu-prof-dir', profiles, '--cpu-prof-interval', '200', program, 'serve']
const server = startProcess(profiled, installation.environment)
server.child.stdout?.resume()
await untilReady(`${installation.origin}/readyz`, server.child)
moveLoadAway()

const directory = new BenchDirectory(address, Number(options.connections))
const stretches: Stretch[] = []
async function stretch(title: string, work: () => Promise<{ readonly requests: number }>): Promise<void> {
  const from = profileClock()
  const done = await work()
  stretches.push({ title, from, until: profileClock(), requests: done.requests })
  console.log(`${title}: ${done.requests} requests`)
}

const limits = { seconds: Number.POSITIVE_INFINITY, requests }
// Unmeasured, so that no stretch pays for the compiler.
await directory.create(2000)
await directory.patch({ ...limits, requests: 2000 })
await stretch('create', () => directory.create(2000 + requests))
await stretch('PATCH', () => directory.patch(limits))
await stretch('member', () => directory.addMembers({ ...limits, requests: Math.min(requests, 2000) }, true))
await stretch('get', () => directory.get(limits))
await stretch('lookup', () => directory.lookup(limits))
directory.close()
await server.stop()

const spent = spentIn(profiles, stretches)
const rows: Row[] = stretches.map((one) => ({ title: one.title, spent: spent.get(one) ?? new Map() }))
console.log(`\n${table(rows)}`)
if (options.write) publish()
rmSync(profiles, { recursive: true, force: true })
installation.remove()
await database?.stop()

function publish(): void {
  const page = join(root, 'docs/operate/speed.md')
  const [before, , after] = readFileSync(page, 'utf8').split(/<!-- stages (?:begin|end) -->\n/u)
  if (before === undefined || after === undefined) throw new Error('docs/operate/speed.md has lost its marks.')
  writeFileSync(page, `${before}<!-- stages begin -->\n${table(rows)}\n<!-- stages end -->\n${after}`)
  writeFileSync(join(root, 'docs/images/one-request.svg'), drawing(rows))
  console.log('Written to docs/operate/speed.md and docs/images/one-request.svg')
}
