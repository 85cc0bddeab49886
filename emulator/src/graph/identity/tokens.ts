import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { DocumentStore } from '../../state/index.ts'
import { GraphError } from '../wire/graph-error.ts'
import type { Caller } from './access.ts'
import type { DirectoryRole } from './permissions.ts'

const KEY = 'graphKey'
const REFRESH = 'graphRefreshToken'
/** Refresh tokens of the rehearsal live as long as Entra's default, in milliseconds. */
const REFRESH_LIFE = 90 * 24 * 3_600_000

/** What a person allowed a program to do. */
export interface Grant {
  clientId: string
  userPrincipalName: string
  userId: string
  role: DirectoryRole
  scopes: string[]
}

interface RefreshToken extends Grant {
  id: string
  expires: number
}

interface Claims {
  aud: string
  iss: string
  iat: number
  exp: number
  tid: string
  appid: string
  scp?: string
  roles?: string[]
  upn?: string
  /** The person's directory role, in the rehearsal's own words. */
  role?: DirectoryRole
}

/** Makes and reads access tokens. They look like Entra's, but only this rehearsal can read them. */
export class Tokens {
  readonly #key: Buffer
  readonly #store: DocumentStore
  readonly #refresh = new Map<string, RefreshToken>()
  readonly #now: () => number

  /** @param now real time in milliseconds: a client cannot know of the virtual one */
  constructor(store: DocumentStore, now: () => number) {
    this.#store = store
    this.#now = now
    const [kept] = store.all<{ key: string }>(KEY)
    const key = kept?.key ?? randomBytes(32).toString('hex')
    if (!kept) store.put(KEY, 'signing', () => ({ key }))
    this.#key = Buffer.from(key, 'hex')
    for (const one of store.all<RefreshToken>(REFRESH)) this.#refresh.set(one.id, one)
  }

  /** An access token for a person; `seconds` is its life. */
  forPerson(grant: Grant, tenantId: string, seconds: number): string {
    const { clientId, userPrincipalName, role, scopes } = grant
    return this.#sign({
      ...this.#times(seconds, tenantId, clientId),
      scp: scopes.join(' '),
      upn: userPrincipalName,
      role,
    })
  }

  forProgram(clientId: string, permissions: readonly string[], tenantId: string, seconds: number): string {
    return this.#sign({ ...this.#times(seconds, tenantId, clientId), roles: [...permissions] })
  }

  /** The token that tells the program who signed in. */
  identity(grant: Grant, tenantId: string, seconds: number): string {
    const { clientId, userPrincipalName, userId } = grant
    return this.#sign({
      ...this.#times(seconds, tenantId, clientId),
      aud: clientId,
      upn: userPrincipalName,
      ...{ oid: userId, preferred_username: userPrincipalName },
    })
  }

  /** @throws {GraphError} 401 InvalidAuthenticationToken */
  read(authorization: string | undefined): Caller {
    const [, token = ''] = /^Bearer\s+(\S+)$/i.exec(authorization ?? '') ?? []
    if (token === '') throw refused('Access token is empty.')
    const claims = this.#verify(token)
    if (claims.exp * 1000 <= this.#now()) throw refused('Lifetime validation failed, the token is expired.')
    return {
      kind: claims.roles ? 'application' : 'delegated',
      clientId: claims.appid,
      permissions: new Set(claims.roles ?? claims.scp?.split(' ')),
      role: claims.role ?? null,
      userPrincipalName: claims.upn ?? null,
    }
  }

  /** A refresh token for a grant; it replaces `old`. */
  keep(grant: Grant, old: string | null): string {
    if (old !== null) this.forget(old)
    const id = `1.${randomBytes(48).toString('base64url')}`
    const token = { ...grant, id, expires: this.#now() + REFRESH_LIFE }
    this.#refresh.set(id, token)
    this.#store.put(REFRESH, id, () => token)
    return id
  }

  /** The grant of a refresh token that is still good. */
  granted(id: string): Grant | null {
    const found = this.#refresh.get(id)
    return found && found.expires > this.#now() ? found : null
  }

  forget(id: string): void {
    if (this.#refresh.delete(id)) this.#store.remove(REFRESH, id)
  }

  #times(seconds: number, tenantId: string, clientId: string): Claims {
    const now = Math.floor(this.#now() / 1000)
    return {
      aud: 'https://graph.microsoft.com',
      iss: `https://sts.windows.net/${tenantId}/`,
      iat: now,
      exp: now + seconds,
      tid: tenantId,
      appid: clientId,
    }
  }

  #sign(claims: Claims): string {
    const head = part({ typ: 'JWT', alg: 'HS256', jti: randomUUID() })
    const body = `${head}.${part(claims)}`
    return `${body}.${this.#signature(body)}`
  }

  #verify(token: string): Claims {
    const [head = '', payload = '', signature = ''] = token.split('.')
    const expected = Buffer.from(this.#signature(`${head}.${payload}`))
    const given = Buffer.from(signature)
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw refused('CompactToken parsing failed with error code: 80049217')
    }
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims
    if (claims.aud !== 'https://graph.microsoft.com')
      throw refused('Access token validation failure. Invalid audience.')
    return claims
  }

  #signature(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url')
  }
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function refused(message: string): GraphError {
  return new GraphError(401, 'InvalidAuthenticationToken', message, {
    'www-authenticate': 'Bearer realm="", client_id="00000003-0000-0000-c000-000000000000"',
  })
}
