import { afterAll, beforeAll } from 'vitest'
import { type RunningServer, startServer } from '../../server.ts'
import { describeDatabases, type TestDatabase } from '../../storage/conformance/databases.ts'
import { createClient, type TestClient } from './client.ts'

/** A SCIM server of its own account over real HTTP. */
export interface TestScim extends TestClient {
  /** Another SCIM server, of another account, in the same process. */
  another(): Promise<TestClient>
}

const actor = { operatorId: 'tests', name: 'Tests' }

/** Runs the tests against a whole server, once on SQLite and once on PostgreSQL. */
export function describeScim(title: string, tests: (scim: () => TestScim) => void): void {
  describeDatabases(title, (database) => {
    let server: RunningServer | undefined
    let scim: TestScim | undefined
    beforeAll(async () => {
      const running = await startTestServer(database())
      server = running
      const another = () => makeScimServer(running)
      scim = { ...(await another()), another }
    })
    afterAll(() => server?.close())
    tests(() => {
      if (scim === undefined) throw new Error('The SCIM server is there from beforeAll on.')
      return scim
    })
  })
}

/** The whole server on a test's database, at a free port. */
export function startTestServer({ dataFolder, databaseUrl }: TestDatabase): Promise<RunningServer> {
  return startServer({
    dataFolder,
    databaseUrl,
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:0',
    sealKey: null,
    trustedProxies: [],
    logLevel: 'silent',
  })
}

/** A new account with one SCIM server. */
export async function makeScimServer({ house, url }: RunningServer): Promise<TestClient> {
  const { installation } = house
  const accountId = await installation.createAccount('Nordwind Traders', null)
  const { id, secretToken } = await installation.account(accountId).writes.createScimServer('Entra', {}, actor)
  return createClient(`${url}/scim/v2/${id}`, secretToken)
}
