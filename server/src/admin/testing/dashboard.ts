/** A whole admin API on a port of its own, over a real database, and clients that keep cookies like a browser. */
import fastify, { type FastifyInstance } from 'fastify'
import { openAudit } from '../../audit/index.ts'
import type { JsonObject } from '../../base/json.ts'
import { createLog } from '../../base/log.ts'
import { createSeal } from '../../base/seal.ts'
import { openConnect } from '../../connect/index.ts'
import { openDelivery } from '../../delivery/index.ts'
import type { CallFacts, ScimCaller } from '../../directory/contract.ts'
import type { Installation } from '../../directory/operator-contract.ts'
import { createAuthenticate } from '../../directory/operators/authenticate.ts'
import { createInstallation } from '../../directory/operators/installation.ts'
import { forgettingTokens, TokenRows } from '../../directory/operators/token-rows.ts'
import { openScimSide, type ScimSide } from '../../directory/scim-directory.ts'
import { type Health, type HealthParts, openHealth } from '../../health/index.ts'
import { openDesk } from '../../portal/desk/index.ts'
import { openPrivacy } from '../../privacy/index.ts'
import { openSignatures } from '../../signatures/index.ts'
import type { TestDatabase } from '../../storage/conformance/databases.ts'
import { adminRoutes } from '../index.ts'
import { TestClient } from './client.ts'

const sealKey = Buffer.alloc(32, 7)

export const password = 'correct horse battery'

export interface TestDashboard {
  readonly url: string
  readonly app: FastifyInstance
  readonly installation: Installation
  readonly scim: ScimSide
  /** Runs only when a test lets it. */
  readonly health: Health
  /** Lines of the log, to look for what must not be there. */
  readonly logged: readonly string[]
  /** Moves the clock that sessions and checks go by. */
  advance(milliseconds: number): void
  now(): number
  client(): TestClient
  /** The first owner, signed in, and their account. */
  owner(): Promise<{ client: TestClient; accountId: string }>
  /** Somebody else with a role in the account, signed in. */
  operator(owner: TestClient, accountId: string, role: string): Promise<TestClient>
  authenticate(scimServerId: string, secretToken: string): Promise<ScimCaller | null>
  close(): Promise<void>
}

async function listen(app: FastifyInstance): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('The test server has a port.')
  return `http://localhost:${address.port}`
}

/**
 * @param publicUrl the origin that the dashboard is opened at; requests still go to the port that is listened on
 * @param startAhead milliseconds by which its clock is ahead; ids never go back in a process, so a second test whose ids
 *   must fit its clock starts where the first one ended
 */
export async function openDashboard(
  { database, dataFolder }: TestDatabase,
  publicUrl = 'http://localhost:8080',
  startAhead = 0,
  notices: Partial<HealthParts> = {},
): Promise<TestDashboard> {
  let ahead = startAhead
  const now = () => Date.now() + ahead
  const clock = { now }
  const seal = createSeal(sealKey)
  const context = { database, seal, clock }
  const quiet = { mail: null, webhookNetworks: [], log: createLog('silent') }
  const health = openHealth({ database, seal, clock, publicUrl, ...quiet, ...notices })
  const tokens = new TokenRows(database)
  const installation = createInstallation({ ...context, database: forgettingTokens(database, tokens) })
  const connect = openConnect({ database, clock, publicUrl, addresses: null })
  const audit = openAudit({ database, seal, clock, log: createLog('silent') })
  const privacy = openPrivacy({ database, seal, clock, dataFolder })
  const desk = openDesk({ database, clock, publicUrl })
  const delivery = openDelivery({ ...context, publicUrl, dataFolder, webhookNetworks: [], log: createLog('silent') })
  const signatures = openSignatures({
    database,
    clock,
    surroundings: () => ({ imageAddress: (hash, name) => `${publicUrl}/i/${hash}/${name}` }),
  })
  const rooms = { installation, health, connect, audit, privacy, delivery, signatures, desk }
  const logged: string[] = []
  const app = fastify({ logger: { level: 'info', stream: { write: (line: string) => void logged.push(line) } } })
  const authDatabase = { dialect: database.signInDialect, type: database.kind }
  await app.register(adminRoutes({ ...rooms, authDatabase, sealKey, publicUrl, now }), {
    prefix: '/api',
  })
  const url = await listen(app)
  const client = () => new TestClient(url, new URL(publicUrl).origin)
  let people = 0
  return {
    url,
    app,
    installation,
    scim: openScimSide(database, clock, raise),
    health,
    logged,
    now,
    advance: (milliseconds) => {
      ahead += milliseconds
    },
    client,
    authenticate: createAuthenticate(context, tokens),
    owner: async () => {
      const owner = client()
      const token = await installation.createOneTimeLink('setup', null, 60)
      const email = `anna${people++}@nordwind.example`
      const body = { token, name: 'Anna Berg', email, password, accountName: 'Nordwind Traders' }
      const { accountId } = (await owner.post('/api/setup', body)).json as { accountId: string }
      return { client: owner, accountId }
    },
    operator: async (owner, accountId, role) => {
      const invited = await owner.post(`/api/accounts/${accountId}/invitations`, {
        email: `o${people++}@nordwind.example`,
        role,
      })
      const { url: link } = invited.json as { url: string }
      const operator = client()
      await operator.post('/api/invitations/accept', { token: link.split('token=')[1], name: `The ${role}`, password })
      return operator
    },
    close: async () => app.close(),
  }
}

let calls = 0
export const callFacts = (method: string, path: string): CallFacts => ({
  requestId: `request-${calls++}`,
  method,
  path,
  body: null,
})

export const created = { answer: () => ({ status: 201, body: null }) }

/** Provisions one person as Entra does; gives the id. */
export async function provision(dashboard: TestDashboard, caller: ScimCaller, document: JsonObject): Promise<string> {
  const user = await dashboard.scim
    .scim(caller)
    .users.create(document, { call: callFacts('POST', '/Users'), ...created })
  return user.id
}

/** A SCIM server of the account and its caller. */
export async function connect(
  dashboard: TestDashboard,
  owner: TestClient,
  accountId: string,
): Promise<{ scimServerId: string; secretToken: string; tokenId: string; caller: ScimCaller }> {
  const made = await owner.post(`/api/accounts/${accountId}/scim-servers`, { name: 'Nordwind' })
  const { server, secretToken } = made.json as { server: { id: string; tokens: { id: string }[] }; secretToken: string }
  const caller = await dashboard.authenticate(server.id, secretToken)
  if (caller === null) throw new Error('A new token is accepted.')
  return { scimServerId: server.id, secretToken, tokenId: caller.tokenId, caller }
}

/** In a test nothing may go wrong unseen. */
function raise(error: unknown): never {
  throw error
}
