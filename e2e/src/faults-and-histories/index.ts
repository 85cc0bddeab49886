/**
 * Owns `npm run rehearse:faults`: random histories of a small company with random faults between Entra and the real
 * server, on SQLite and PostgreSQL, until a history ends in disagreement or `--runs` are done. A few of them are part
 * of `npm test`. It knows both programs over HTTP only.
 */
import { parseArgs } from 'node:util'
import { openTerminal } from '../../../scripts/start/terminal.ts'
import { startPostgres } from '../../../scripts/test/postgres.ts'
import { type DatabaseKind, House } from '../testing/house.ts'
import { rehearse } from './rehearse.ts'

const terminal = openTerminal()
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    path: { type: 'string' },
    database: { type: 'string' },
  },
})
const [runs, seed] = [Number(values.runs), Number(values.seed)]
const databases = (['SQLite', 'PostgreSQL'] as const).filter(
  (one) => values.database === undefined || one.toLowerCase() === values.database.toLowerCase(),
)
if (databases.length === 0 || !Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
  terminal.line('Use: npm run rehearse:faults -- --runs 50 --seed 1 [--path 12:3] [--database sqlite|postgresql]')
  process.exit(2)
}

async function search(database: DatabaseKind): Promise<boolean> {
  const name = `${runs} histories on ${database}, seed ${seed}`
  const task = terminal.task(name)
  const house = await House.open(database)
  let done = 0
  try {
    const { path } = values
    const onRun = () => task.progress(name, Math.min(++done, runs), runs)
    await rehearse(house, await house.account(), { runs, seed, onRun, ...(path === undefined ? {} : { path }) })
    task.done(name)
    return true
  } catch (error) {
    task.failed(name)
    terminal.line(error instanceof Error ? `${error.message}\n${causeOf(error)}` : String(error))
    return false
  } finally {
    await house.close()
  }
}

function causeOf({ cause }: Error): string {
  return cause instanceof Error ? cause.message : ''
}

const postgres = process.env['TEST_POSTGRES_URL'] || !databases.includes('PostgreSQL') ? null : await startPostgres()
if (postgres) process.env['TEST_POSTGRES_URL'] = postgres.url
let agreed = true
try {
  for (const database of databases) agreed = (await search(database)) && agreed
} finally {
  await postgres?.stop()
}
process.exitCode = agreed ? 0 : 1
