/**
 * Owns the dashboard's JSON API below /api: sign-in and sessions, who may do what, the shapes of every answer and the
 * OpenAPI document. Owns no data of the directory, which it reaches through `directory` only, and nothing of SCIM.
 * `server.ts` mounts it; the command line makes one-time links with it, and shows its two final checks.
 */
import { hkdfSync } from 'node:crypto'
import type { FastifyPluginAsync } from 'fastify'
import { type Audit, installationChain } from '../audit/index.ts'
import type { Connect } from '../connect/index.ts'
import type { Delivery } from '../delivery/index.ts'
import type { Installation } from '../directory/operator-contract.ts'
import type { Health } from '../health/index.ts'
import type { PortalDesk } from '../portal/desk/index.ts'
import type { Privacy } from '../privacy/index.ts'
import type { Signatures } from '../signatures/index.ts'
import { migrateAuth } from './auth/create.ts'
import { FailedAttempts } from './auth/failed-attempts.ts'
import { mountAuth } from './auth/mount.ts'
import type { AuthDatabase, RecordDeed } from './auth/options.ts'
import { SignIn } from './auth/sign-in.ts'
import { boundRoutes } from './handlers.ts'
import { readOidc } from './oidc/settings.ts'
import type { Services } from './route/bind.ts'
import { mountRoute, prepare } from './route/mount.ts'

export { readOidc } from './oidc/settings.ts'
export { finalChecks } from './scim-servers/checks.ts'
export { firstOwnerLink, signInLink } from './setup/links.ts'

export interface AdminOptions {
  readonly installation: Installation
  readonly health: Health
  readonly connect: Connect
  readonly audit: Audit
  readonly privacy: Privacy
  readonly delivery: Delivery
  readonly desk: PortalDesk
  readonly signatures: Signatures
  /** Storage's `signInDialect` and its kind. */
  readonly authDatabase: AuthDatabase
  /** The installation's 32-byte key; the secret of the session cookies is derived from it. */
  readonly sealKey: Uint8Array
  /** Without a slash at the end. */
  readonly publicUrl: string
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/** Signs cookies and seals second factors; another purpose of the same key, so another key (RFC 5869). */
export const sessionSecret = (sealKey: Uint8Array): string =>
  Buffer.from(hkdfSync('sha256', sealKey, '', 'dynasend session cookies', 32)).toString('base64')

/** Making tables is no deed of an operator. */
const nothing: RecordDeed = async () => undefined

function servicesOf(options: AdminOptions): Services {
  const { authDatabase, installation, health, connect, audit, privacy, delivery, signatures, desk } = options
  const { publicUrl, sealKey, now = Date.now } = options
  const readProvider = async () => readOidc(installation)
  const secret = sessionSecret(sealKey)
  const record: RecordDeed = ({ id, name }, action, words) =>
    audit.append({ operatorId: id, name }, { accountId: installationChain, action, subject: id, words })
  const signIn = new SignIn({ database: authDatabase, secret, publicUrl, readOidc: readProvider, record, now })
  const attempts = new FailedAttempts(now)
  const rooms = { installation, health, connect, audit, privacy, delivery, signatures, desk }
  return { ...rooms, signIn, publicUrl, attempts, now: () => new Date(now()) }
}

/** Operators' sign-in for the command line; brings its tables up to date first. */
export async function openSignIn(
  options: Omit<AdminOptions, 'health' | 'connect' | 'privacy' | 'delivery' | 'signatures' | 'desk'>,
): Promise<SignIn> {
  const { authDatabase: database, sealKey, publicUrl, audit, installation, now = Date.now } = options
  const secret = sessionSecret(sealKey)
  await migrateAuth({ database, secret, publicUrl, oidc: null, record: nothing })
  const record: RecordDeed = ({ id, name }, action, words) =>
    audit.append({ operatorId: id, name }, { accountId: installationChain, action, subject: id, words })
  return new SignIn({ database, secret, publicUrl, readOidc: async () => readOidc(installation), record, now })
}

/** The admin API as a plugin; register it with the prefix /api. Brings the tables of sign-in up to date first. */
export function adminRoutes(options: AdminOptions): FastifyPluginAsync {
  return async (app) => {
    const services = servicesOf(options)
    const { authDatabase, publicUrl, sealKey } = options
    await migrateAuth({
      database: authDatabase,
      secret: sessionSecret(sealKey),
      publicUrl,
      oidc: null,
      record: nothing,
    })
    prepare(app, publicUrl)
    for (const route of boundRoutes) mountRoute(app, route, services)
    await app.register(async (scope) => mountAuth(scope, services))
  }
}
