/**
 * `npm run bench:fleet`: what 10,000 tenants with 50 million people need. Fills a real PostgreSQL with some tenants,
 * measures what one person and one change cost there, says how well half of them foretold the whole, and reckons. Owns no
 * assertion: it measures.
 */
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { startPostgres } from '../../scripts/test/postgres.ts'
import { openInstallation } from '../servers/dynasend.ts'
import { benchPatch, benchUser } from '../work/people.ts'
import { idOf, openTarget, type Target } from '../work/target.ts'
import { type Cost, estimate, type Fleet, indexDepth } from './estimate.ts'
import { printCosts, printEstimate } from './print.ts'
import { type Size, sizesOf } from './sizes.ts'

const { values: options } = parseArgs({
  options: {
    tenants: { type: 'string', default: '20' },
    people: { type: 'string', default: '1000' },
    connections: { type: 'string', default: '16' },
  },
})
const tenants = Number(options.tenants)
const people = Number(options.people)
const connections = Number(options.connections)

const postgres = await startPostgres({ durable: true })
const installation = await openInstallation(postgres.url)
const { process: server } = await installation.serve()
const client = new Client({ connectionString: postgres.url })
await client.connect()

async function openTenant(index: number): Promise<Target> {
  const { tenantUrl, secretToken } = await installation.createScimServer(`Tenant ${index}`)
  return openTarget(tenantUrl, secretToken, 1)
}

/** Runs each piece of work, some at a time. @returns how many a second */
async function inParallel(title: string, count: number, work: (index: number) => Promise<void>): Promise<number> {
  const began = performance.now()
  let next = 0
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      await work(index)
      if (process.stdout.isTTY && index % 100 === 0) process.stdout.write(`\r${title}: ${index} of ${count}\x1b[K`)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
  return (count * 1000) / (performance.now() - began)
}

/** Growth from one look to the next, for each table and index. */
function growth(before: readonly Size[], after: readonly Size[]): ReadonlyMap<string, number> {
  const earlier = new Map(before.map(({ name, bytes }) => [name, bytes]))
  return new Map(after.map(({ name, bytes }) => [name, bytes - (earlier.get(name) ?? 0)]))
}

const total = (sizes: ReadonlyMap<string, number>): number => [...sizes.values()].reduce((sum, one) => sum + one, 0)

try {
  const targets: Target[] = []
  for (let index = 0; index < tenants; index++) targets.push(await openTenant(index))
  const at = (index: number): Target => targets[index % tenants] as Target
  const count = tenants * people
  const ids: string[] = []
  const create = async (index: number) => {
    ids[index] = idOf((await at(index).send('POST', '/Users', benchUser(index))).body)
  }
  const empty = await sizesOf(client)
  await inParallel('people', count / 2, create)
  const half = await sizesOf(client)
  const creates = await inParallel('people', count / 2, (index) => create(count / 2 + index))
  const full = await sizesOf(client)
  const changes = await inParallel('changes', count, async (index) => {
    await at(index).send('PATCH', `/Users/${ids[index] ?? ''}`, benchPatch(index, 1))
  })
  const changed = await sizesOf(client)

  const [firstHalf, secondHalf] = [growth(empty, half), growth(half, full)]
  const history = growth(full, changed)
  // A create writes one row of history too; that share is charged to changes, not to people.
  const isHistory = (name: string) => /^(activity|changes)/u.test(name)
  const costs: Cost[] = changed.map(({ name, bytes, entries }) => ({
    name,
    perPerson: isHistory(name) ? 0 : (secondHalf.get(name) ?? 0) / (count / 2),
    perChange: isHistory(name) ? (history.get(name) ?? 0) / count : 0,
    entry: entries === null || entries < 1 ? null : bytes / entries,
  }))
  const foretold = (100 * Math.abs(total(firstHalf) - total(secondHalf))) / total(secondHalf)
  const depths = changed.flatMap(({ bytes, entries, depth }) =>
    depth === null || entries === null || bytes < 2 ** 18 ? [] : [indexDepth(entries, bytes / entries) - depth],
  )
  printCosts(costs, { tenants, count, creates, changes, foretold, depths })
  const fleet: Fleet = {
    tenants: 10_000,
    people: 50_000_000,
    changesPerPersonAndYear: 12,
    readsPerChange: 1.5,
    busiestHour: 0.15,
    activityDays: 30,
  }
  printEstimate(fleet, estimate(fleet, costs, { writes: changes, disk: 1e12 }), changes)
  await Promise.all(targets.map((target) => target.close()))
} finally {
  await client.end()
  await server.stop()
  installation.remove()
  await postgres.stop()
}
