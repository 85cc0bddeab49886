import { createServer } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { adminRoutes, firstOwnerLink, readOidc } from './admin/index.ts'
import { type Background, startBackground } from './background.ts'
import { createSeal, systemClock, version } from './base/index.ts'
import { addTokenEndpoint, type ClientSignIn, createClientSignIn } from './client-sign-in/index.ts'
import type { Configuration } from './config/index.ts'
import { type Connect, openConnect } from './connect/index.ts'
import { addDelivery } from './delivery/index.ts'
import { sendMail } from './health/index.ts'
import { type House, healthSettings, openHouse } from './house.ts'
import { addPages, addProbes, closeListener, createListener, type TlsFiles } from './http/index.ts'
import { type MetricsServer, openMetrics } from './metrics/index.ts'
import { openDesk, type PortalParts, portalRoutes } from './portal/index.ts'
import { addScim } from './protocol/index.ts'
import { createReadiness } from './readiness.ts'
import { refuseUnfinished } from './seal-rotation/index.ts'
import { wakingDirectory } from './signatures/index.ts'
import type { Tracing } from './tracing/index.ts'

export { type House, openHouse } from './house.ts'

export interface RunningServer {
  /** Under which people and Entra reach it. */
  readonly url: string
  /** The link that makes the first owner; null when there is one. */
  readonly firstOwnerLink: string | null
  readonly house: House
  /** Where Prometheus reads; null when it is not asked for. */
  readonly metricsPort: number | null
  /** From now on `/readyz` says no; everything is still answered. */
  drain(): void
  /** Answers what is under way, takes nothing new, and closes the database. */
  close(): Promise<void>
}

const dashboardFolder = join(import.meta.dirname, '../../dashboard/dist')

/** Starts the whole server: storage first, the listener last. */
export async function startServer(given: Configuration): Promise<RunningServer> {
  const configuration = given.port === 0 ? await withFreePort(given) : given
  const { host, port, publicUrl } = configuration
  const { metricsPort, trustedProxies } = configuration
  const metrics = metricsPort === null ? null : openMetrics(configuration.databaseUrl === null ? 'sqlite' : 'postgres')
  // Not loaded without an endpoint: it would cost every start and every request.
  const tracing = await openTraces(configuration)
  const house = await openHouse(configuration, 'server', { observer: metrics?.writes, tracing })
  const app = createListener({ log: house.log, trustedProxies, tls: tlsFiles(configuration) })
  const connect = openConnect({
    database: house.database,
    clock: systemClock,
    publicUrl,
    addresses: rehearsalOf(configuration),
  })
  let stopping = false
  const { database, log } = house
  const parts = { database, dataFolder: configuration.dataFolder, log, isStopping: () => stopping }
  const checks = createReadiness(parts)
  let served: MetricsServer | null = null
  const background: { running?: Background } = {}
  try {
    await refuseUnfinished(house.database)
    await eraseAgain(house)
    tracing?.follow(app)
    metrics?.measure(app)
    addProbes(app, { version, checks })
    await mountRooms(app, { house, connect, configuration, wake: (id) => background.running?.signatures.wake(id) })
    if (metrics !== null && metricsPort !== null)
      served = await metrics.serve(
        { ...parts, checks, signatures: () => background.running?.signatures.facts() ?? null },
        { host: configuration.metricsHost, port: metricsPort },
      )
    await app.listen({ port, host })
  } catch (error) {
    await app.close()
    await served?.close()
    await house.close()
    await tracing?.close()
    throw error
  }
  background.running = startBackground(house, configuration)
  return {
    url: publicUrl,
    firstOwnerLink: await firstOwnerLink(house.installation, publicUrl),
    house,
    metricsPort: served?.port ?? null,
    drain() {
      stopping = true
    },
    async close() {
      stopping = true
      await closeListener(app)
      await connect.close()
      await background.running?.stop()
      await served?.close()
      await house.close()
      await tracing?.close()
    },
  }
}

interface Mounted {
  readonly house: House
  readonly connect: Connect
  readonly configuration: Configuration
  /** Something of an account changed just now. */
  readonly wake: (accountId: string) => void
}

/** Everything that answers, each below its own address. */
async function mountRooms(app: FastifyInstance, { house, connect, configuration, wake }: Mounted): Promise<void> {
  const { publicUrl } = configuration
  const { database, installation, sealKey, health, audit, privacy, delivery, signatures } = house
  const clientSignIn = signInOf(house, configuration)
  await addTokenEndpoint(app, clientSignIn)
  const scim = { ...house.directory, authenticate: clientSignIn.authenticate }
  await addScim(app, { directory: wakingDirectory(scim, wake), publicUrl })
  const authDatabase = { dialect: database.signInDialect, type: database.kind }
  const desk = openDesk({ database, clock: systemClock, publicUrl })
  const rooms = { installation, health, connect, audit, privacy, delivery, signatures, desk }
  await app.register(adminRoutes({ ...rooms, authDatabase, sealKey, publicUrl }), { prefix: '/api' })
  await app.register(portalRoutes(portalOf(house, configuration)), { prefix: '/api/me' })
  await addDelivery(app, { delivery, database, publicUrl })
  await addPages(app, { folder: dashboardFolder, publicUrl })
}

/** Before anybody is served: who was erased after the backup that this database comes from. */
async function eraseAgain({ privacy, log }: House): Promise<void> {
  const count = await privacy.replay()
  if (count > 0) log.warn({ count }, 'this database was older than erasures: they were done again')
}

async function openTraces({ tracesEndpoint }: Configuration): Promise<Tracing | null> {
  if (tracesEndpoint === null) return null
  const { openTracing } = await import('./tracing/index.ts')
  return openTracing(tracesEndpoint)
}

/** Where a rehearsal's Graph and sign-in are; null: at Microsoft's. */
function rehearsalOf({ graphUrl, loginUrl }: Configuration): { graph: string; login: string } | null {
  return graphUrl === null || loginUrl === null ? null : { graph: graphUrl, login: loginUrl }
}

function tlsFiles({ tlsCertificateFile: certificate, tlsKeyFile: key }: Configuration): TlsFiles | null {
  return certificate === null || key === null ? null : { certificate, key }
}

/** The employees' own page: with the mail and the provider of identities that operators have. */
function portalOf(house: House, configuration: Configuration): PortalParts {
  const { database, log, installation, sealKey } = house
  const { publicUrl, mail } = healthSettings(configuration)
  return {
    database,
    log,
    publicUrl,
    seal: createSeal(sealKey),
    clock: systemClock,
    sendMail: mail === null ? null : (one) => sendMail(mail, one),
    provider: () => readOidc(installation),
  }
}

/** How SCIM clients prove who they are. */
function signInOf(house: House, { publicUrl, identityAuthority }: Configuration): ClientSignIn {
  const { directory, clientCredentials: credentials, sealKey } = house
  return createClientSignIn({ directory, credentials, sealKey, publicUrl, authority: identityAuthority })
}

/** Every room needs the public address before the server listens, so a free port is found first. */
async function withFreePort(configuration: Configuration): Promise<Configuration> {
  const probe = createServer()
  const port = await new Promise<number>((resolve, reject) => {
    probe.once('error', reject)
    probe.listen(0, configuration.host, () => {
      const address = probe.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  await new Promise((resolve) => probe.close(resolve))
  return { ...configuration, port, publicUrl: configuration.publicUrl.replace(/:0$/u, `:${port}`) }
}
