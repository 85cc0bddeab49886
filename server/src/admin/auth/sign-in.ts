import type { IncomingHttpHeaders } from 'node:http'
import { UnavailableError } from '../../directory/errors.ts'
import { type Auth, createAuth } from './create.ts'
import { type AuthDatabase, absoluteMilliseconds, type OidcProvider, type RecordDeed } from './options.ts'

export interface SignInOptions {
  readonly database: AuthDatabase
  readonly secret: string
  readonly publicUrl: string
  readonly record: RecordDeed
  readonly readOidc: () => Promise<OidcProvider | null>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export interface Caller {
  readonly operatorId: string
  readonly name: string
  readonly email: string
  readonly twoFactor: boolean
}

export interface SessionCaller extends Caller {
  /** The session began with a one-time link or an invitation: whoever has it need not know a password to choose one. */
  readonly byLink: boolean
}

export interface OperatorProfile extends Caller {
  readonly lastSignIn: string | null
}

/** How long another node may go on with sign-in settings that were changed. */
const settingsMilliseconds = 5_000

export const webHeaders = (headers: IncomingHttpHeaders): Headers => {
  const result = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) result.append(name, one)
  }
  return result
}

const dateText = (value: unknown): string | null => {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' ? value : null
}

/** Operators' sign-in: who calls, new sessions, and profiles. Rebuilds itself when the Microsoft settings change. */
export class SignIn {
  readonly #options: SignInOptions
  #auth: Auth | null = null
  #key = ''
  #checkedAt = Number.NEGATIVE_INFINITY

  constructor(options: SignInOptions) {
    this.#options = options
  }

  async auth(): Promise<Auth> {
    const now = this.#options.now()
    if (this.#auth !== null && now - this.#checkedAt < settingsMilliseconds) return this.#auth
    const oidc = await this.#options.readOidc()
    const key = JSON.stringify(oidc)
    if (this.#auth === null || key !== this.#key) this.#auth = createAuth({ ...this.#options, oidc })
    this.#key = key
    this.#checkedAt = now
    return this.#auth
  }

  /** The next call reads the settings again. */
  settingsChanged(): void {
    this.#checkedAt = Number.NEGATIVE_INFINITY
  }

  /** Null: no session, an idle one, or one older than 12 hours. `cookies` prolong a session that is in use. */
  async caller(headers: IncomingHttpHeaders): Promise<{ caller: SessionCaller; cookies: readonly string[] } | null> {
    if (headers.cookie === undefined) return null
    const auth = await this.auth()
    const read = await auth.api.getSession({ headers: webHeaders(headers), returnHeaders: true }).catch(unavailable)
    if (read.response === null) return null
    const { session, user } = read.response
    if (this.#options.now() - new Date(session.createdAt).getTime() > absoluteMilliseconds) {
      await (await auth.$context).internalAdapter.deleteSession(session.token)
      return null
    }
    const caller = {
      operatorId: user.id,
      name: user.name,
      email: user.email,
      twoFactor: user.twoFactorEnabled === true,
      byLink: session.byLink === true,
    }
    return { caller, cookies: read.headers.getSetCookie() }
  }

  /** Null: an operator has this address already. */
  async createOperator(operator: { name: string; email: string; password: string }): Promise<string | null> {
    const auth = await this.auth()
    return (await auth.api.createOperator({ body: operator })).operatorId
  }

  /** The cookies of a new session; empty when the operator is gone. */
  async startSession(operatorId: string, byLink: boolean): Promise<readonly string[]> {
    const auth = await this.auth()
    const started = await auth.api.startSession({ body: { operatorId, byLink }, returnHeaders: true })
    return started.response.started ? started.headers.getSetCookie() : []
  }

  /** Sets a password without the present one and ends the operator's sessions. */
  async definePassword(operatorId: string, password: string): Promise<void> {
    await (await this.auth()).api.definePassword({ body: { operatorId, password } })
  }

  /** Ends every session of the operator. */
  async signOut(operatorId: string): Promise<void> {
    const context = await (await this.auth()).$context
    await context.internalAdapter.deleteUserSessions(operatorId)
  }

  async operatorWith(email: string): Promise<string | null> {
    const context = await (await this.auth()).$context
    return (await context.internalAdapter.findUserByEmail(email.toLowerCase()))?.user.id ?? null
  }

  async hasOperator(email: string): Promise<boolean> {
    return (await this.operatorWith(email)) !== null
  }

  async profiles(operatorIds: readonly string[]): Promise<ReadonlyMap<string, OperatorProfile>> {
    if (operatorIds.length === 0) return new Map()
    const context = await (await this.auth()).$context
    const users = await context.adapter.findMany<Record<string, unknown>>({
      model: 'user',
      where: [{ field: 'id', operator: 'in', value: [...operatorIds] }],
      limit: operatorIds.length,
    })
    return new Map(users.map((user) => [String(user['id']), profileOf(user)]))
  }
}

/** The library hides what storage said; reading a session fails for no other reason. */
function unavailable(): never {
  throw new UnavailableError('The session could not be read.')
}

function profileOf(user: Readonly<Record<string, unknown>>): OperatorProfile {
  return {
    operatorId: String(user['id']),
    name: String(user['name']),
    email: String(user['email']),
    twoFactor: user['twoFactorEnabled'] === true,
    lastSignIn: dateText(user['lastSignIn']),
  }
}
