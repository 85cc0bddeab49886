import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { DocumentStore } from '../../state/index.ts'
import { TenantError } from '../../tenant/index.ts'
import { applicationPermissions } from './permissions.ts'

/** A program that may sign in for itself. Its secret is kept as a digest only. */
export interface AppRegistration {
  clientId: string
  displayName: string
  /** Application permissions, consented by the rehearsal's admin. */
  permissions: string[]
  secretDigest: string
  createdAt: string
}

/** Microsoft Graph Command Line Tools: a public client that every tenant knows. */
export const publicClientId = '14d82eec-204b-4c2f-b7e8-296a70dab67e'
const KIND = 'graphRegistration'

/** The tenant's app registrations. */
export class Registrations {
  readonly #store: DocumentStore
  readonly #all = new Map<string, AppRegistration>()

  constructor(store: DocumentStore) {
    this.#store = store
    for (const one of store.all<AppRegistration>(KIND)) this.#all.set(one.clientId, one)
  }

  list(): AppRegistration[] {
    return [...this.#all.values()]
  }

  find(clientId: string): AppRegistration | undefined {
    return this.#all.get(clientId)
  }

  /** @returns the registration and its secret, which is told this once. @throws {TenantError} for an unknown permission */
  create(displayName: string, permissions: readonly string[], now: Date): { found: AppRegistration; secret: string } {
    if (displayName.trim() === '') {
      throw new TenantError('invalid', 'The app registration needs a name. Type one.', 'displayName')
    }
    checkPermissions(permissions)
    const secret = `reh~${randomBytes(30).toString('base64url')}`
    const found = {
      clientId: randomUUID(),
      displayName: displayName.trim(),
      permissions: [...new Set(permissions)],
      secretDigest: digest(secret),
      createdAt: now.toISOString(),
    }
    this.#keep(found)
    return { found, secret }
  }

  /** @throws {TenantError} */
  setPermissions(clientId: string, permissions: readonly string[]): AppRegistration {
    checkPermissions(permissions)
    const found = this.#get(clientId)
    found.permissions = [...new Set(permissions)]
    this.#keep(found)
    return found
  }

  /** @throws {TenantError} notFound */
  remove(clientId: string): void {
    this.#get(clientId)
    this.#all.delete(clientId)
    this.#store.remove(KIND, clientId)
  }

  hasSecret(registration: AppRegistration, secret: string): boolean {
    return timingSafeEqual(Buffer.from(digest(secret)), Buffer.from(registration.secretDigest))
  }

  #get(clientId: string): AppRegistration {
    const found = this.#all.get(clientId)
    if (!found) throw new TenantError('notFound', `There is no app registration with the client id ${clientId}.`)
    return found
  }

  #keep(registration: AppRegistration): void {
    this.#all.set(registration.clientId, registration)
    this.#store.put(KIND, registration.clientId, () => registration)
  }
}

function checkPermissions(permissions: readonly string[]): void {
  const strange = permissions.find((name) => !applicationPermissions.includes(name))
  if (strange === undefined) return
  throw new TenantError(
    'invalid',
    `"${strange}" is no application permission of Microsoft Graph that the rehearsal knows. It knows ${applicationPermissions.join(', ')}.`,
    'permissions',
  )
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
