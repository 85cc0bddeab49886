import { setTimeout } from 'node:timers/promises'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { oidcPlugin, providerId } from './oidc-provider.ts'
import { operatorPlugin } from './operator-plugin.ts'
import { type AuthOptions, cookieOptions, idleSeconds, type RecordDeed } from './options.ts'

/** Nobody signs up, resets a password by mail (no mail is sent) or deletes themselves: owners invite and remove. */
const disabledPaths = [
  '/sign-up/email',
  '/request-password-reset',
  '/reset-password',
  '/send-verification-email',
  '/verify-email',
  '/change-email',
  '/delete-user',
  '/two-factor/send-otp',
  '/two-factor/verify-otp',
]

const tables = {
  user: {
    modelName: 'auth_users',
    additionalFields: { lastSignIn: { type: 'date', required: false, input: false } },
  },
  session: {
    modelName: 'auth_sessions',
    expiresIn: idleSeconds,
    updateAge: 60,
    additionalFields: { byLink: { type: 'boolean', required: false, input: false } },
  },
  verification: { modelName: 'auth_verifications' },
} satisfies Pick<BetterAuthOptions, 'user' | 'session' | 'verification'>

function configuration(options: AuthOptions) {
  return {
    appName: 'Dynasend',
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    secret: options.secret,
    database: options.database,
    ...tables,
    account: {
      modelName: 'auth_accounts',
      // An identity joins an operator only when that operator, signed in, asks for it. The provider's tokens are not kept.
      accountLinking: {
        enabled: true,
        disableImplicitLinking: true,
        trustedProviders: [providerId],
        allowDifferentEmails: true,
      },
      encryptOAuthTokens: true,
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    disabledPaths,
    // Only failed attempts are limited, in `failed-attempts.ts`: the library's limiter would also count good sign-ins.
    rateLimit: { enabled: false },
    advanced: cookieOptions(options.publicUrl),
    logger: { disabled: true },
    telemetry: { enabled: false },
    databaseHooks: { session: { create: { before: recordSignIn(options.record), after: rememberSignIn } } },
  } satisfies BetterAuthOptions
}

type SessionHook = NonNullable<
  NonNullable<NonNullable<NonNullable<BetterAuthOptions['databaseHooks']>['session']>['create']>['after']
>

type BeforeSession = NonNullable<
  NonNullable<NonNullable<NonNullable<BetterAuthOptions['databaseHooks']>['session']>['create']>['before']
>

/** No record, no session. The library writes sessions without a transaction, so the row comes first. */
const recordSignIn =
  (record: RecordDeed): BeforeSession =>
  async (session, context) => {
    const user = await context?.context.internalAdapter.findUserById(session.userId)
    if (user === undefined || user === null) return
    await record(user, 'session.create', signInWords(context?.path ?? '', user, session))
  }

function signInWords(path: string, user: object, session: object): string {
  if ('byLink' in session && session.byLink === true) return 'signed in by a one-time link'
  if (path.startsWith('/callback/')) return 'signed in through the identity provider'
  if (path.startsWith('/two-factor/')) return 'signed in with the second factor'
  const isHalf = 'twoFactorEnabled' in user && user.twoFactorEnabled === true
  if (path === '/sign-in/email') return isHalf ? 'gave the right password; the second factor follows' : 'signed in'
  return 'began a session'
}

const rememberSignIn: SessionHook = async (session, context) => {
  await context?.context.internalAdapter.updateUser(session.userId, { lastSignIn: session.createdAt })
}

function build(options: AuthOptions) {
  const secondFactor = twoFactor({
    issuer: 'Dynasend',
    allowPasswordless: true,
    twoFactorTable: 'auth_two_factors',
  })
  const plugins = [secondFactor, operatorPlugin()] as const
  const oidc = options.oidc === null ? [] : [oidcPlugin(options.oidc)]
  return betterAuth({ ...configuration(options), plugins: [...plugins, ...oidc] })
}

export type Auth = ReturnType<typeof build>

/** Sign-in as configured; its tables must exist (see `migrateAuth`). */
export function createAuth(options: AuthOptions): Auth {
  return build(options)
}

const migrationAttempts = 20
const migrationPauseMilliseconds = 100

/**
 * Creates or completes the tables of sign-in. The library takes no lock: of two nodes that start at once one meets a
 * table that the other has just made. It looks again and makes only what is still missing.
 */
export async function migrateAuth(options: AuthOptions): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await migrateOnce(options)
      return
    } catch (error) {
      if (attempt === migrationAttempts) throw error
      await setTimeout(migrationPauseMilliseconds * (1 + Math.random()))
    }
  }
}

async function migrateOnce(options: AuthOptions): Promise<void> {
  const { runMigrations } = await getMigrations({
    ...configuration(options),
    plugins: [twoFactor({ twoFactorTable: 'auth_two_factors' })],
  })
  await runMigrations()
}
