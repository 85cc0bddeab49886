import { afterAll, beforeAll } from 'vitest'
import { type Configuration, readConfiguration } from '../../config/index.ts'
import type { AccountDirectory } from '../../directory/index.ts'
import { type RunningServer, startServer } from '../../server.ts'
import { describeDatabases, type TestDatabase } from '../../storage/conformance/databases.ts'
import { createClient, type TestClient } from './client.ts'

/** A SCIM server of its own account over real HTTP. */
export interface TestScim extends TestClient {
  /** What the operators of its account see. */
  readonly account: AccountDirectory
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
      const another = async () => (await makeScimServer(running)).client
      const { account, client } = await makeScimServer(running)
      scim = { ...client, account, another }
    })
    afterAll(() => server?.close())
    tests(() => {
      if (scim === undefined) throw new Error('The SCIM server is there from beforeAll on.')
      return scim
    })
  })
}

/** The whole server on a test's database, at a free port. */
export function startTestServer(
  { dataFolder, databaseUrl }: TestDatabase,
  more: Partial<Configuration> = {},
): Promise<RunningServer> {
  return startServer({
    ...readConfiguration({}),
    dataFolder,
    databaseUrl,
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:0',
    logLevel: 'silent',
    ...more,
  })
}

interface MadeScimServer {
  readonly account: AccountDirectory
  readonly client: TestClient
}

/** A new account with one SCIM server. */
export async function makeScimServer({ house, url }: RunningServer): Promise<MadeScimServer> {
  const accountId = await house.installation.createAccount('Nordwind Traders', null)
  const account = house.installation.account(accountId)
  const { id, secretToken } = await account.writes.createScimServer('Entra', {}, actor)
  return { account, client: createClient(`${url}/scim/v2/${id}`, secretToken) }
}
