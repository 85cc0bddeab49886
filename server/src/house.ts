/** Opens every room over one database; for the server and for the command line. */
import { type Audit, openAudit } from './audit/index.ts'
import { backupBeforeMigration } from './backup/index.ts'
import { createLog, createSeal, type Log, openSealKey, systemClock } from './base/index.ts'
import type { Configuration } from './config/index.ts'
import { type Delivery, imageAddress, openDelivery } from './delivery/index.ts'
import { type OpenDirectory, openDirectory } from './directory/index.ts'
import { type Health, type HealthParts, networksOf, openHealth, postWebhook, resolveHost } from './health/index.ts'
import { openPrivacy, type Privacy } from './privacy/index.ts'
import { openSignatures, type Signatures } from './signatures/index.ts'
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

/** How the rooms that send mail and call webhooks do so. */
export function healthSettings(given: Configuration): Pick<HealthParts, 'publicUrl' | 'mail' | 'webhookNetworks'> {
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

/** Where the pictures of signatures are. */
export const surroundingsAt = (publicUrl: string) => (accountId: string) => ({
  imageAddress: (hash: string, name: string) => imageAddress(publicUrl, accountId, hash, name),
})
