import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase } from '../../scripts/test/database.ts'
import { startPostgres, type TestPostgres } from '../../scripts/test/postgres.ts'
import { readConfiguration } from '../../server/src/config/index.ts'
import { type RunningServer, startServer } from '../../server/src/server.ts'
import { openClient, type ScimClient } from './client.ts'

export type DatabaseName = 'SQLite' | 'PostgreSQL'

/** A whole server on a database of its own. */
export interface TestServer {
  readonly name: DatabaseName
  readonly running: RunningServer
  /** A new SCIM server of a new account: an empty directory. */
  directory(): Promise<ScimClient>
  close(): Promise<void>
}

/** Both databases; PostgreSQL at TEST_POSTGRES_URL, or one that is started for the occasion. */
export interface TestServers {
  readonly all: readonly TestServer[]
  close(): Promise<void>
}

export async function openServers(): Promise<TestServers> {
  const given = process.env['TEST_POSTGRES_URL']
  const started: TestPostgres | null = given === undefined ? await startPostgres() : null
  const database = await createDatabase(given ?? started?.url ?? '')
  const all = [await openServer('SQLite', null), await openServer('PostgreSQL', database.url)]
  return {
    all,
    async close() {
      for (const server of all) await server.close()
      await database.drop()
      await started?.stop()
    },
  }
}

async function openServer(name: DatabaseName, databaseUrl: string | null): Promise<TestServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'dynasend-models-'))
  const running = await startServer({
    ...readConfiguration({}),
    dataFolder,
    databaseUrl,
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:0',
    logLevel: 'silent',
    // Nobody listens there, so that no test ever asks Microsoft.
    graphUrl: 'http://127.0.0.1:1',
    loginUrl: 'http://127.0.0.1:1',
  })
  const clients: ScimClient[] = []
  return {
    name,
    running,
    async directory() {
      const { installation } = running.house
      const account = installation.account(await installation.createAccount('Nordwind Traders', null))
      const made = await account.writes.createScimServer('Entra', {}, { operatorId: 'models', name: 'Models' })
      const client = openClient(`${running.url}/scim/v2/${made.id}`, made.secretToken)
      clients.push(client)
      return client
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()))
      await running.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
