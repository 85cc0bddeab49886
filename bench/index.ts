/**
 * `npm run bench`: requests a second, p50 and p99 against Dynasend on SQLite and on PostgreSQL, beside a bare `node:http`
 * server as the ceiling of this machine, and a whole first cycle from the rehearsal Entra. Owns no assertion: it measures.
 */
import { parseArgs } from 'node:util'
import { startPostgres } from '../scripts/test/postgres.ts'
import { firstCycleLine } from './first-cycle.ts'
import type { Measurement } from './measure.ts'
import { type Amounts, runPhases } from './phases.ts'
import { type ServerUnderTest, startCeiling, startDynasend } from './servers.ts'
import { headline, measurementLine } from './table.ts'
import { openTarget } from './target.ts'

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '5000' },
    requests: { type: 'string', default: '5000' },
    connections: { type: 'string', default: '16' },
    company: { type: 'string', default: '1000' },
  },
})
const amounts: Amounts = {
  people: Number(options.people),
  requests: Number(options.requests),
  connections: Number(options.connections),
}

async function benchmark(
  title: string,
  server: ServerUnderTest,
  ceiling: readonly Measurement[],
): Promise<readonly Measurement[]> {
  console.log(headline(title))
  const target = openTarget(server.tenantUrl, server.secretToken, amounts.connections)
  const results = await runPhases(target, amounts, (m) =>
    console.log(
      measurementLine(
        m,
        ceiling.find((other) => other.phase === m.phase),
      ),
    ),
  )
  console.log(`  ${'memory at the end'.padEnd(20)}${(await server.memory()).toFixed(0).padStart(9)} MiB`)
  await target.close()
  return results
}

async function benchmarkDynasend(
  title: string,
  databaseUrl: string | null,
  ceiling: readonly Measurement[],
): Promise<void> {
  const server = await startDynasend(databaseUrl)
  await benchmark(title, server, ceiling)
  await server.stop()
}

console.log(
  `${amounts.people} people, ${amounts.requests} requests a phase, ${amounts.connections} connections, server and load in two processes`,
)
const bare = await startCeiling()
const ceiling = await benchmark('Ceiling: node:http and a Map, no SCIM, nothing kept', bare, [])
await bare.stop()
await benchmarkDynasend('Dynasend on SQLite (durable: synchronous=FULL)', null, ceiling)
const postgres = await startPostgres({ durable: true })
await benchmarkDynasend('Dynasend on PostgreSQL (durable: fsync on)', postgres.url, ceiling)
console.log(`\nFirst cycle of ${options.company} people from the rehearsal Entra`)
console.log(await firstCycleLine('SQLite', null, Number(options.company)))
console.log(await firstCycleLine('PostgreSQL', await postgres.anotherDatabase(), Number(options.company)))
await postgres.stop()
