import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ConfigurationError } from './configuration-error.ts'
import { type Configuration, type Setting, settings } from './settings.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the environment once.
 * @throws {ConfigurationError} with every mistake, never with a value (a value may be a secret)
 */
export function readConfiguration(environment: Environment = process.env): Configuration {
  const mistakes = unknownNames(environment)
  const texts: Record<string, string | undefined> = {}
  for (const [key, setting] of Object.entries<Setting>(settings)) {
    const text = textOf(setting, environment, mistakes)
    texts[key] = text ?? setting.fallback ?? undefined
  }
  const parsed = schema.safeParse(texts)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) mistakes.push(`${nameOf(issue.path[0])} ${issue.message}`)
  }
  if (parsed.success)
    for (const together of [mailMistakes, auditMistakes, tlsMistakes, rehearsalMistakes])
      mistakes.push(...together(parsed.data))
  if (mistakes.length > 0 || !parsed.success) throw new ConfigurationError(mistakes)
  return { ...parsed.data, publicUrl: parsed.data.publicUrl ?? `http://localhost:${parsed.data.port}` }
}

const schema = z.object({
  dataFolder: settings.dataFolder.value,
  port: settings.port.value,
  host: settings.host.value,
  publicUrl: settings.publicUrl.value.optional(),
  tlsCertificateFile: settings.tlsCertificateFile.value.optional().transform((value) => value ?? null),
  tlsKeyFile: settings.tlsKeyFile.value.optional().transform((value) => value ?? null),
  databaseUrl: settings.databaseUrl.value.optional().transform((value) => value ?? null),
  sealKey: settings.sealKey.value.optional().transform((value) => value ?? null),
  newSealKey: settings.newSealKey.value.optional().transform((value) => value ?? null),
  identityAuthority: settings.identityAuthority.value.optional().transform((value) => value ?? null),
  trustedProxies: settings.trustedProxies.value,
  logLevel: settings.logLevel.value,
  tracesEndpoint: settings.tracesEndpoint.value.optional().transform((value) => value ?? null),
  metricsPort: settings.metricsPort.value.optional().transform((value) => value ?? null),
  metricsHost: settings.metricsHost.value,
  drainSeconds: settings.drainSeconds.value,
  backupFolder: settings.backupFolder.value.optional().transform((value) => value ?? null),
  backupTime: settings.backupTime.value,
  backupDays: settings.backupDays.value,
  backupWeeks: settings.backupWeeks.value,
  smtpHost: settings.smtpHost.value.optional().transform((value) => value ?? null),
  smtpPort: settings.smtpPort.value,
  smtpTls: settings.smtpTls.value,
  smtpUser: settings.smtpUser.value.optional().transform((value) => value ?? null),
  smtpPassword: settings.smtpPassword.value.optional().transform((value) => value ?? null),
  mailFrom: settings.mailFrom.value.optional().transform((value) => value ?? null),
  webhookNetworks: settings.webhookNetworks.value,
  auditHeadsFile: settings.auditHeadsFile.value.optional().transform((value) => value ?? null),
  auditWebhookUrl: settings.auditWebhookUrl.value.optional().transform((value) => value ?? null),
  auditWebhookSecret: settings.auditWebhookSecret.value.optional().transform((value) => value ?? null),
  entraClientSecret: settings.entraClientSecret.value.optional().transform((value) => value ?? null),
  graphUrl: settings.graphUrl.value.optional().transform((value) => value ?? null),
  loginUrl: settings.loginUrl.value.optional().transform((value) => value ?? null),
})

/** Mail needs a sender; a password needs a name, and a connection that nobody can listen to. */
function mailMistakes({ smtpHost, smtpTls, smtpUser, smtpPassword, mailFrom }: z.output<typeof schema>): string[] {
  const { name } = settings.smtpUser
  const mistakes: string[] = []
  if (smtpHost !== null && mailFrom === null)
    mistakes.push(`${settings.mailFrom.name} is missing: a mail server is set, and mail needs a sender`)
  if ((smtpUser === null) !== (smtpPassword === null))
    mistakes.push(`${name} and ${settings.smtpPassword.name} go together: set both or none`)
  if (smtpPassword !== null && smtpTls === 'none')
    mistakes.push(`${settings.smtpTls.name} must not be none while a password is sent`)
  return mistakes
}

function auditMistakes({ auditWebhookUrl, auditWebhookSecret }: z.output<typeof schema>): string[] {
  if ((auditWebhookUrl === null) === (auditWebhookSecret === null)) return []
  return [`${settings.auditWebhookUrl.name} and ${settings.auditWebhookSecret.name} go together: set both or none`]
}

function tlsMistakes({ tlsCertificateFile, tlsKeyFile, publicUrl }: z.output<typeof schema>): string[] {
  if ((tlsCertificateFile === null) !== (tlsKeyFile === null))
    return [`${settings.tlsCertificateFile.name} and ${settings.tlsKeyFile.name} go together: set both or none`]
  if (tlsCertificateFile !== null && !publicUrl?.startsWith('https://'))
    return [`${settings.publicUrl.name} must start with https:// while ${settings.tlsCertificateFile.name} is set`]
  return []
}

/** One address of Microsoft's and one of a rehearsal's would send tokens to the wrong one. */
function rehearsalMistakes({ graphUrl, loginUrl }: z.output<typeof schema>): string[] {
  if ((graphUrl === null) === (loginUrl === null)) return []
  return [`${settings.graphUrl.name} and ${settings.loginUrl.name} go together: set both or none`]
}

/** The value itself, or the content of the file that `…_FILE` names. An empty value counts as left out. */
function textOf(setting: Setting, environment: Environment, mistakes: string[]): string | undefined {
  const direct = environment[setting.name]?.trim() || undefined
  const file = setting.secret ? environment[`${setting.name}_FILE`]?.trim() || undefined : undefined
  if (file === undefined) return direct
  if (direct !== undefined) {
    mistakes.push(`${setting.name} and ${setting.name}_FILE are both set: keep one`)
    return undefined
  }
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    mistakes.push(`${setting.name}_FILE names a file that cannot be read (${code}): ${file}`)
    return undefined
  }
}

function knownNames(): string[] {
  return Object.values<Setting>(settings).flatMap(({ name, secret }) => (secret ? [name, `${name}_FILE`] : [name]))
}

function nameOf(key: PropertyKey | undefined): string {
  const entry = Object.entries<Setting>(settings).find(([candidate]) => candidate === key)
  return entry === undefined ? 'The configuration' : entry[1].name
}

/** A misspelt name would otherwise be silently without effect. */
function unknownNames(environment: Environment): string[] {
  const known = knownNames()
  return Object.keys(environment)
    .filter((name) => name.startsWith('DYNASEND_') && !known.includes(name))
    .map((name) => `${name} is not a setting of this server. The settings are: ${known.join(', ')}`)
}
