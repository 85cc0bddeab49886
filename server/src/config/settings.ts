import { isIP } from 'node:net'
import { z } from 'zod'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const smtpTls = ['starttls', 'implicit', 'none'] as const
export type SmtpTls = (typeof smtpTls)[number]

/** What the server is told from outside. Folders are as given, relative to where the process was started. */
export interface Configuration {
  readonly dataFolder: string
  readonly port: number
  readonly host: string
  /** Address under which people and Entra reach this server, without a slash at the end. */
  readonly publicUrl: string
  /** Both or neither: with them the server speaks TLS itself. */
  readonly tlsCertificateFile: string | null
  readonly tlsKeyFile: string | null
  /** Null: SQLite in the data folder. */
  readonly databaseUrl: string | null
  /** 32 bytes as base64; null: a key file in the data folder. */
  readonly sealKey: string | null
  /** The key that takes the place of `sealKey`; only for the command that changes it. */
  readonly newSealKey: string | null
  /** Beside Microsoft's own: whose keys may sign for workload identities; without a slash at the end. Null: nobody else's. */
  readonly identityAuthority: string | null
  readonly trustedProxies: readonly string[]
  readonly logLevel: LogLevel
  /** Null: no metrics are served. */
  /** Of an OpenTelemetry collector; null: no traces. */
  readonly tracesEndpoint: string | null
  readonly metricsPort: number | null
  readonly metricsHost: string
  /** Between SIGTERM and the closing of the port. */
  readonly drainSeconds: number
  /** Null: no backups by schedule. */
  readonly backupFolder: string | null
  /** Minutes after midnight, UTC. */
  readonly backupTime: number
  readonly backupDays: number
  readonly backupWeeks: number
  /** Null: no mail is sent. */
  readonly smtpHost: string | null
  readonly smtpPort: number
  readonly smtpTls: SmtpTls
  readonly smtpUser: string | null
  readonly smtpPassword: string | null
  readonly mailFrom: string | null
  /** Networks that webhooks may reach although they are not public. */
  readonly webhookNetworks: readonly string[]
  /** To its end goes each signed head of the audit log; null: to no file. */
  readonly auditHeadsFile: string | null
  /** Takes each signed head of the audit log; null: nobody does. */
  readonly auditWebhookUrl: string | null
  readonly auditWebhookSecret: string | null
  /** Of an app registration, for `connect entra` without a person. */
  readonly entraClientSecret: string | null
  /** Instead of Microsoft's own, for a rehearsal; without a slash at the end. */
  readonly graphUrl: string | null
  readonly loginUrl: string | null
}

/** One name of the environment. */
export interface Setting {
  readonly name: string
  readonly secret: boolean
  /** As text, the way somebody would write it. Null: it may be left out and then means what `meaning` says. */
  readonly fallback: string | null
  readonly meaning: string
  readonly example: string
  readonly value: z.ZodType
}

const port = z.coerce
  .number('must be a whole number')
  .int('must be a whole number')
  .min(0)
  .max(65_535, 'must be at most 65535')

const publicUrl = z
  .url({ protocol: /^https?$/u, error: 'must be an address that starts with https:// (or http:// on this machine)' })
  .refine((text) => !/[?#]/u.test(text), 'must not contain ? or #')
  .transform((text) => text.replace(/\/+$/u, ''))

const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/u,
  error: 'must look like postgres://user:password@host:5432/database',
})

const sealKey = z.string().refine((text) => Buffer.from(text, 'base64').length === 32 && /^[\w+/=-]+$/u.test(text), {
  error: 'must be 32 random bytes as base64 (make one with: openssl rand -base64 32)',
})

const proxies = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .refine(
    (parts) => parts.every(isNetwork),
    'must be addresses or networks with commas between them, such as 10.0.0.0/8',
  )

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

/** `Name <address>` or an address alone. */
const sender = z
  .string()
  .regex(
    /^(?:[^<>"\p{Cc}]{1,100} <[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/u,
    'must look like Dynasend <dynasend@nordwind.example>',
  )

/** Every name that this server reads. */
export const settings = {
  dataFolder: {
    name: 'DYNASEND_DATA',
    secret: false,
    fallback: './data',
    meaning:
      'Folder for everything that is kept. It is made when it is missing; only the user of the process can read it.',
    example: '/var/lib/dynasend',
    value: z.string().min(1, 'must name a folder'),
  },
  port: {
    name: 'DYNASEND_PORT',
    secret: false,
    fallback: '8080',
    meaning: 'Port on which the server listens. 0 takes any free one.',
    example: '8080',
    value: port,
  },
  host: {
    name: 'DYNASEND_HOST',
    secret: false,
    fallback: 'localhost',
    meaning: 'Address on which the server listens. `0.0.0.0` lets other machines in; put a proxy with TLS before it.',
    example: '0.0.0.0',
    value: z.string().min(1, 'must name an address'),
  },
  publicUrl: {
    name: 'DYNASEND_PUBLIC_URL',
    secret: false,
    fallback: null,
    meaning:
      'Address under which people and Entra reach the server; it starts every Tenant URL. Entra needs https. Left out: `http://localhost:<port>`.',
    example: 'https://signatures.nordwind.example',
    value: publicUrl,
  },
  tlsCertificateFile: {
    name: 'DYNASEND_TLS_CERTIFICATE_FILE',
    secret: false,
    fallback: null,
    meaning:
      'Certificate (PEM, with those between it and its authority) with which the server speaks TLS 1.2 and newer itself. A renewed file is taken over within a minute. Left out: plain http, for a proxy with TLS before it.',
    example: '/etc/dynasend/fullchain.pem',
    value: z.string().min(1, 'must name a file'),
  },
  tlsKeyFile: {
    name: 'DYNASEND_TLS_KEY_FILE',
    secret: false,
    fallback: null,
    meaning: 'Private key (PEM) of `DYNASEND_TLS_CERTIFICATE_FILE`; readable by the user of the process only.',
    example: '/etc/dynasend/privkey.pem',
    value: z.string().min(1, 'must name a file'),
  },
  databaseUrl: {
    name: 'DYNASEND_DATABASE_URL',
    secret: true,
    fallback: null,
    meaning: 'PostgreSQL 14 or newer. Left out: SQLite in the data folder.',
    example: 'postgres://dynasend:secret@db.nordwind.example:5432/dynasend',
    value: databaseUrl,
  },
  sealKey: {
    name: 'DYNASEND_SEAL_KEY',
    secret: true,
    fallback: null,
    meaning:
      'Key that seals Secret Tokens and other secrets in the database: 32 random bytes as base64. Left out: a key file in the data folder, made at the first start.',
    example: 'the output of: openssl rand -base64 32',
    value: sealKey,
  },
  newSealKey: {
    name: 'DYNASEND_NEW_SEAL_KEY',
    secret: true,
    fallback: null,
    meaning: 'The key that takes the place of `DYNASEND_SEAL_KEY`; read by `dynasend rotate-keys` only.',
    example: 'the output of: openssl rand -base64 32',
    value: sealKey,
  },
  identityAuthority: {
    name: 'DYNASEND_IDENTITY_AUTHORITY',
    secret: false,
    fallback: null,
    meaning:
      'Address of an authority that may sign for workload identities beside Microsoft’s, for a rehearsal; a tenant’s keys are at `<address>/<tenant>/discovery/v2.0/keys`. Left out: Microsoft’s only.',
    example: 'http://localhost:8090/login',
    value: publicUrl,
  },
  trustedProxies: {
    name: 'DYNASEND_TRUSTED_PROXIES',
    secret: false,
    fallback: '',
    meaning:
      'Addresses or networks of your proxies, with commas between them; only their X-Forwarded-* headers are believed.',
    example: '10.0.0.0/8, 192.168.1.5',
    value: proxies,
  },
  logLevel: {
    name: 'DYNASEND_LOG_LEVEL',
    secret: false,
    fallback: 'info',
    meaning: `How much is logged: ${logLevels.join(', ')}. No level prints names, e-mail addresses or secrets.`,
    example: 'warn',
    value: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`),
  },
  tracesEndpoint: {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    secret: false,
    fallback: null,
    meaning:
      'Collector that takes traces by OTLP over HTTP (`/v1/traces` is added). Spans carry route patterns and statuses, no names or values. Left out: nothing of it is loaded.',
    example: 'http://localhost:4318',
    value: publicUrl,
  },
  metricsPort: {
    name: 'DYNASEND_METRICS_PORT',
    secret: false,
    fallback: null,
    meaning:
      'Port on which Prometheus finds `/metrics`, apart from the public one. Left out: no metrics. 0 takes any free one.',
    example: '9464',
    value: port,
  },
  metricsHost: {
    name: 'DYNASEND_METRICS_HOST',
    secret: false,
    fallback: 'localhost',
    meaning:
      'Address on which the metrics are served. They name no person and no customer, but nobody outside needs them: leave it to this machine or a network of your own.',
    example: '0.0.0.0',
    value: z.string().min(1, 'must name an address'),
  },
  drainSeconds: {
    name: 'DYNASEND_DRAIN_SECONDS',
    secret: false,
    fallback: '0',
    meaning:
      'How long the server goes on after SIGTERM while `/readyz` already says no, so that a proxy turns away before the port closes. Longer than the proxy’s interval between two looks; at most 15.',
    example: '3',
    value: z.coerce.number('must be a number').min(0).max(15, 'must be at most 15'),
  },
  backupFolder: {
    name: 'DYNASEND_BACKUP_FOLDER',
    secret: false,
    fallback: null,
    meaning:
      'Folder into which the server makes a verified backup every day, best on another disk. On PostgreSQL `pg_dump` is used and must be installed. Left out: no backups by schedule.',
    example: '/backup',
    value: z.string().min(1, 'must name a folder'),
  },
  backupTime: {
    name: 'DYNASEND_BACKUP_TIME',
    secret: false,
    fallback: '02:10',
    meaning: 'When the daily backup begins, UTC. One that was missed is made at the next start.',
    example: '23:30',
    value: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'must be a time of day such as 02:10')
      .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))),
  },
  backupDays: {
    name: 'DYNASEND_BACKUP_DAYS',
    secret: false,
    fallback: '7',
    meaning: 'The newest scheduled backup of each of so many days is kept.',
    example: '14',
    value: z.coerce.number('must be a whole number').int('must be a whole number').min(1).max(400),
  },
  backupWeeks: {
    name: 'DYNASEND_BACKUP_WEEKS',
    secret: false,
    fallback: '4',
    meaning: 'And the newest of each of so many weeks.',
    example: '8',
    value: z.coerce.number('must be a whole number').int('must be a whole number').min(1).max(60),
  },
  smtpHost: {
    name: 'DYNASEND_SMTP_HOST',
    secret: false,
    fallback: null,
    meaning: 'Mail server that takes notices of trouble. Left out: nobody is told by e-mail.',
    example: 'smtp.nordwind.example',
    value: z.string().regex(/^[\w.:-]+$/u, 'must be the name or address of a mail server'),
  },
  smtpPort: {
    name: 'DYNASEND_SMTP_PORT',
    secret: false,
    fallback: '587',
    meaning: 'Port of the mail server: 587 for `starttls`, 465 for `implicit`.',
    example: '465',
    value: port,
  },
  smtpTls: {
    name: 'DYNASEND_SMTP_TLS',
    secret: false,
    fallback: 'starttls',
    meaning:
      'How the connection to the mail server is protected: `starttls` (needed, never skipped), `implicit` (TLS from the start), or `none` for a relay on this machine. The certificate must be valid for the host.',
    example: 'implicit',
    value: z.enum(smtpTls, `must be one of ${smtpTls.join(', ')}`),
  },
  smtpUser: {
    name: 'DYNASEND_SMTP_USER',
    secret: false,
    fallback: null,
    meaning: 'Name to sign in to the mail server with. Left out: no sign-in.',
    example: 'dynasend@nordwind.example',
    value: z.string(),
  },
  smtpPassword: {
    name: 'DYNASEND_SMTP_PASSWORD',
    secret: true,
    fallback: null,
    meaning: 'Password to sign in to the mail server with.',
    example: 'a password',
    value: z.string(),
  },
  mailFrom: {
    name: 'DYNASEND_MAIL_FROM',
    secret: false,
    fallback: null,
    meaning: 'Sender of notices. Needed with a mail server.',
    example: 'Dynasend <dynasend@nordwind.example>',
    value: sender,
  },
  webhookNetworks: {
    name: 'DYNASEND_WEBHOOK_NETWORKS',
    secret: false,
    fallback: '',
    meaning:
      'Addresses or networks, with commas between them, that webhooks may reach although they are not on the public internet. Everything else that is private is refused.',
    example: '10.20.0.0/16',
    value: proxies,
  },
  auditHeadsFile: {
    name: 'DYNASEND_AUDIT_HEADS_FILE',
    secret: false,
    fallback: null,
    meaning:
      'File to whose end each signed head of the audit log goes as a line of JSON, best on another disk: with it a later look finds rows that are gone. Left out: heads are kept in the database and told in the log.',
    example: '/var/log/dynasend/audit-heads.jsonl',
    value: z.string().min(1, 'must name a file'),
  },
  auditWebhookUrl: {
    name: 'DYNASEND_AUDIT_WEBHOOK_URL',
    secret: false,
    fallback: null,
    meaning:
      'Address that takes each signed head of the audit log by webhook (Standard Webhooks). Needs `DYNASEND_AUDIT_WEBHOOK_SECRET`.',
    example: 'https://siem.nordwind.example/dynasend',
    value: z.url({ protocol: /^https$/u, error: 'must be an address that starts with https://' }),
  },
  auditWebhookSecret: {
    name: 'DYNASEND_AUDIT_WEBHOOK_SECRET',
    secret: true,
    fallback: null,
    meaning: 'Signs what goes to `DYNASEND_AUDIT_WEBHOOK_URL`: `whsec_` and 24 to 64 random bytes as base64.',
    example: 'whsec_ and the output of: openssl rand -base64 32',
    value: z.string().regex(/^whsec_[\w+/]{32,88}={0,2}$/u, 'must be whsec_ and 24 to 64 random bytes as base64'),
  },
  entraClientSecret: {
    name: 'DYNASEND_ENTRA_CLIENT_SECRET',
    secret: true,
    fallback: null,
    meaning:
      'Client secret of the app registration that `dynasend connect entra --client-id …` signs in as. Read when the command runs, kept nowhere.',
    example: 'the value from Entra',
    value: z.string().min(1),
  },
  graphUrl: {
    name: 'DYNASEND_GRAPH_URL',
    secret: false,
    fallback: null,
    meaning:
      'Address of Microsoft Graph that “Connect for me” uses; only for rehearsing, together with `DYNASEND_LOGIN_URL`. Left out: Microsoft’s own.',
    example: 'http://localhost:8090/graph',
    value: publicUrl,
  },
  loginUrl: {
    name: 'DYNASEND_LOGIN_URL',
    secret: false,
    fallback: null,
    meaning:
      'Address of Microsoft’s sign-in that “Connect for me” uses; only for rehearsing. Left out: Microsoft’s own.',
    example: 'http://localhost:8090/login',
    value: publicUrl,
  },
} satisfies Record<keyof Configuration, Setting>
