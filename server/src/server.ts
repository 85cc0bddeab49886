import { createServer } from 'node:net'
import { join } from 'node:path'
import { adminRoutes, firstOwnerLink, readOidc } from './admin/index.ts'
import { type Audit, openAudit, startAudit } from './audit/index.ts'
import { backupBeforeMigration, type ScheduleParts, startSchedule } from './backup/index.ts'
import { createLog, createSeal, type Log, openSealKey, systemClock, version } from './base/index.ts'
import { addTokenEndpoint, type ClientSignIn, createClientSignIn } from './client-sign-in/index.ts'
import type { Configuration } from './config/index.ts'
import { openConnect } from './connect/index.ts'
import { addDelivery, type Delivery, imageAddress, openDelivery } from './delivery/index.ts'
import { type OpenDirectory, openDirectory } from './directory/index.ts'
import {
  type Health,
  type HealthParts,
  networksOf,
  openHealth,
  postWebhook,
  resolveHost,
  sendMail,
  startHealth,
} from './health/index.ts'
import { addPages, addProbes, closeListener, createListener, type TlsFiles } from './http/index.ts'
import { type MetricsServer, openMetrics } from './metrics/index.ts'
import { openDesk, type PortalParts, portalRoutes } from './portal/index.ts'
import { openPrivacy, type Privacy, startPrivacy } from './privacy/index.ts'
import { addScim } from './protocol/index.ts'
import { createReadiness } from './readiness.ts'
import { refuseUnfinished } from './seal-rotation/index.ts'
import {
  dryRunHandler,
  openSignatures,
  type RunningSignatures,
  type Signatures,
  startSignatures,
  wakingDirectory,
} from './signatures/index.ts'
import { type Database, openPostgres, openSqlite, type WriteObserver } from './storage/index.ts'
import type { Tracing } from './tracing/index.ts'

/** Everything behind the listener; the command line uses it without one. */
export interface House extends OpenDirectory {
  readonly database: Database
  readonly sealKey: Uint8Array
  readonly log: Log
  readonly health: Health
  readonly audit: Audit
  readonly privacy: Privacy
  readonly delivery: Delivery
  readonly signatures: Signatures
}

/** Who looks at what the house does; nobody unless asked for. */
interface Watchers {
  readonly observer?: WriteObserver | undefined
  readonly tracing?: Tracing | null
}

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

/**
 * Opens the database that the configuration names, and the directory on it.
 * @param use a `server` has its SQLite folder for itself; a `tool` may write beside it
 * @param observer is told what writing costs
 */
export async function openHouse(
  configuration: Configuration,
  use: 'server' | 'tool' = 'tool',
  { observer, tracing = null }: Watchers = {},
): Promise<House> {
  const log = createLog(configuration.logLevel)
  const sealKey = openSealKey(configuration.dataFolder, configuration.sealKey)
  const opened = await openDatabase(configuration, use, { log, sealKey, observer })
  const database = tracing?.over(opened) ?? opened
  const seal = createSeal(sealKey)
  const directory = openDirectory({ database, seal, log })
  const health = openHealth({ database, seal, log, ...healthSettings(configuration) })
  const audit = openAudit({ database, seal, log, ...auditStream(configuration) })
  return {
    ...directory,
    health,
    audit,
    privacy: openPrivacy({ database, seal, dataFolder: configuration.dataFolder }),
    delivery: openDelivery({ database, seal, log, ...deliverySettings(configuration) }),
    signatures: openSignatures({
      database,
      clock: systemClock,
      surroundings: surroundingsAt(configuration.publicUrl),
    }),
    database,
    sealKey,
    log,
    async close() {
      await directory.close()
      await database.close()
    },
  }
}

function healthSettings(given: Configuration): Pick<HealthParts, 'publicUrl' | 'mail' | 'webhookNetworks'> {
  const { publicUrl, webhookNetworks, smtpHost: host, smtpPort, smtpTls, smtpUser, smtpPassword, mailFrom } = given
  const account = { user: smtpUser, password: smtpPassword }
  const mail =
    host === null || mailFrom === null ? null : { host, port: smtpPort, tls: smtpTls, ...account, from: mailFrom }
  return { publicUrl, webhookNetworks, mail }
}

function deliverySettings({ publicUrl, dataFolder, webhookNetworks }: Configuration) {
  return { publicUrl, dataFolder, webhookNetworks }
}

/** Where signed heads of the audit log go, beside the log of the process. */
function auditStream({ auditHeadsFile: file, auditWebhookUrl, auditWebhookSecret, webhookNetworks }: Configuration) {
  if (auditWebhookUrl === null || auditWebhookSecret === null) return { file, post: null }
  const parts = { allowed: networksOf(webhookNetworks), resolve: resolveHost }
  const post = async (id: string, body: string): Promise<void> => {
    const { ok, problem } = await postWebhook(parts, auditWebhookUrl, {
      id,
      at: new Date(),
      secret: auditWebhookSecret,
      body,
    })
    if (!ok) throw new Error(problem ?? 'It was not taken.')
  }
  return { file, post }
}

async function openDatabase(
  { databaseUrl, dataFolder }: Configuration,
  use: 'server' | 'tool',
  {
    log,
    sealKey,
    observer,
  }: { readonly log: Log; readonly sealKey: Uint8Array; readonly observer?: WriteObserver | undefined },
): Promise<Database> {
  if (databaseUrl === null) {
    const made = await backupBeforeMigration(dataFolder, sealKey)
    if (made !== null) log.info({ file: made.file }, 'a backup was made before the database is brought up to date')
    return openSqlite(dataFolder, use, observer)
  }
  const onTrouble = () => log.warn({ code: 'database' }, 'a database connection broke')
  return openPostgres(databaseUrl, { onTrouble, ...(observer && { observer }) })
}

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
  const following: { signatures?: RunningSignatures } = {}
  try {
    await refuseUnfinished(house.database)
    await eraseAgain(house)
    tracing?.follow(app)
    metrics?.measure(app)
    addProbes(app, { version, checks })
    const clientSignIn = signInOf(house, configuration)
    await addTokenEndpoint(app, clientSignIn)
    const scim = { ...house.directory, authenticate: clientSignIn.authenticate }
    const directory = wakingDirectory(scim, (accountId) => following.signatures?.wake(accountId))
    await addScim(app, { directory, publicUrl })
    const authDatabase = { dialect: house.database.signInDialect, type: house.database.kind }
    const { installation, sealKey, health, audit, privacy, delivery, signatures } = house
    const desk = openDesk({ database, clock: systemClock, publicUrl })
    const rooms = { installation, health, connect, audit, privacy, delivery, signatures, desk }
    const admin = { ...rooms, authDatabase, sealKey, publicUrl }
    await app.register(adminRoutes(admin), { prefix: '/api' })
    await app.register(portalRoutes(portalOf(house, configuration)), { prefix: '/api/me' })
    await addDelivery(app, { delivery, database, publicUrl })
    await addPages(app, { folder: dashboardFolder, publicUrl })
    if (metrics !== null && metricsPort !== null)
      served = await metrics.serve(
        { ...parts, checks, signatures: () => following.signatures?.facts() ?? null },
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
  following.signatures = followSignatures(house, publicUrl)
  const stopHealth = startHealth(house.health)
  const stopDelivery = house.delivery.start()
  const stopAudit = startAudit(house.audit)
  const schedule = scheduleOf(configuration, house)
  const stopSchedule = schedule && startSchedule(schedule)
  const stopPrivacy = startPrivacy(house.privacy, house.log)
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
      await following.signatures?.stop()
      await stopHealth()
      await stopDelivery()
      await stopAudit()
      await stopPrivacy()
      await stopSchedule?.()
      await served?.close()
      await house.close()
      await tracing?.close()
    },
  }
}

/** From now on everybody's signature keeps up with the directory. */
function followSignatures({ database, log, feed }: House, publicUrl: string): RunningSignatures {
  const surroundings = surroundingsAt(publicUrl)
  const dryRun = dryRunHandler({ database, surroundings, now: () => systemClock.now() })
  return startSignatures({ database, clock: systemClock, log, feed, surroundings, handlers: { dryRun } })
}

/** Where the pictures of signatures are. */
const surroundingsAt = (publicUrl: string) => (accountId: string) => ({
  imageAddress: (hash: string, name: string) => imageAddress(publicUrl, accountId, hash, name),
})

/** Before anybody is served: who was erased after the backup that this database comes from. */
async function eraseAgain({ privacy, log }: House): Promise<void> {
  const count = await privacy.replay()
  if (count > 0) log.warn({ count }, 'this database was older than erasures: they were done again')
}

/** Null: nobody asked for backups. */
function scheduleOf(given: Configuration, { database, sealKey, log }: House): ScheduleParts | null {
  const { backupFolder: folder, dataFolder, databaseUrl, backupTime: minuteOfDay, backupDays, backupWeeks } = given
  if (folder === null) return null
  const keep = { days: backupDays, weeks: backupWeeks }
  return { database, dataFolder, databaseUrl, sealKey, folder, minuteOfDay, keep, clock: systemClock, log }
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
