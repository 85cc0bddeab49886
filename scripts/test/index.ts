/**
 * Owns `npm test`: a browser and a PostgreSQL for the run, the pages built, every suite, and one summary line at the end.
 * Owns no test itself. Called by people and by `.ci/run`; `npm test -- unit` or `npm test -- e2e` runs a part, `npm test -- proofs`
 * what proves the prober of SCIM servers, a minute that is in neither.
 */
import { buildPages } from '../build/pages.ts'
import { findBrowser } from './browser.ts'
import { startPostgres, type TestPostgres } from './postgres.ts'
import { add, type Count, runSuite } from './suite.ts'

const part = process.argv[2]
const tell = (line: string): void => console.log(line)
const environment: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'test' }
const counts: Count[] = []
const broken: Count = { passed: 0, failed: 1, skipped: 0 }

async function database(): Promise<TestPostgres | null> {
  if (environment['TEST_POSTGRES_URL']) return null
  const postgres = await startPostgres()
  environment['TEST_POSTGRES_URL'] = postgres.url
  return postgres
}

const running: { postgres: TestPostgres | null } = { postgres: null }
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    const stopped = running.postgres?.stop() ?? Promise.resolve()
    void stopped.finally(() => process.exit(1))
  })
}
try {
  if (part === 'proofs') counts.push(await runSuite('proofs', ['proofs'], environment))
  else await whole()
} catch (error) {
  tell(error instanceof Error ? error.message : String(error))
  counts.push(broken)
} finally {
  await running.postgres?.stop()
}
const { passed, failed, skipped } = add(counts)
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed === 0 ? 0 : 1

async function whole(): Promise<void> {
  if (part !== 'unit') await buildPages(tell)
  running.postgres = await database()
  if (part !== 'e2e')
    counts.push(
      await runSuite(
        'unit',
        ['scim', 'renderer', 'server', 'emulator', 'dashboard', 'scripts', 'models', 'fuzz', 'bench'],
        environment,
      ),
    )
  if (part !== 'unit') {
    const browser = findBrowser(tell)
    if (browser === null) tell('The browser tests cannot run without a Chromium.')
    counts.push(browser === null ? broken : await runSuite('e2e', ['e2e'], { ...environment, CHROMIUM_PATH: browser }))
  }
}
