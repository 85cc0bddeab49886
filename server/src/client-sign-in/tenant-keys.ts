import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import type { Clock } from '../base/index.ts'

/** The tenant's keys cannot be had now, and none are kept. It says nothing about the assertion. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError'
}

/** In milliseconds: keys are fetched again after `fresh`, taken without a fetch that fails until `stale`. */
const fresh = 12 * 3_600_000
const stale = 7 * 24 * 3_600_000
/** An unknown key id asks for new keys, but not more often than this: anybody can make one up. */
const mostOften = 30_000
const patience = 5000
const largest = 256 * 1024
/** Tenants whose keys are kept. */
const mostTenants = 1000

interface Kept {
  readonly find: JWTVerifyGetKey
  readonly at: number
}

/** Signing keys of tenants, by the address of their key set. */
export interface TenantKeys {
  /** What `jose` asks for a key. @throws {KeysUnavailableError} when there are none and none can be fetched */
  of(address: string): JWTVerifyGetKey
}

export function createTenantKeys(clock: Clock): TenantKeys {
  const kept = new Map<string, Kept>()
  const tried = new Map<string, number>()
  const fetching = new Map<string, Promise<Kept>>()

  const renew = (address: string): Promise<Kept> => {
    const running = fetching.get(address)
    if (running) return running
    if (kept.size >= mostTenants) kept.clear()
    tried.set(address, clock.now())
    const fetched = fetchKeys(address)
      .then((keys) => {
        const renewed = { find: createLocalJWKSet(keys), at: clock.now() }
        kept.set(address, renewed)
        return renewed
      })
      .finally(() => fetching.delete(address))
    fetching.set(address, fetched)
    return fetched
  }

  const mayTry = (address: string) => clock.now() - (tried.get(address) ?? Number.NEGATIVE_INFINITY) >= mostOften

  const current = async (address: string): Promise<Kept> => {
    const known = kept.get(address)
    const age = known === undefined ? Number.POSITIVE_INFINITY : clock.now() - known.at
    if (known && (age < fresh || !mayTry(address)) && age < stale) return known
    if (!known && !mayTry(address) && !fetching.has(address)) throw new KeysUnavailableError(address)
    return renew(address).catch((error: unknown) => {
      if (known && age < stale) return known
      throw error
    })
  }

  return {
    of: (address) => async (header, token) => {
      const keys = await current(address)
      try {
        return await keys.find(header, token)
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey) || !mayTry(address)) throw error
        // Keys are rotated: the one that signed may be newer than what is kept.
        return (await renew(address).catch(() => keys)).find(header, token)
      }
    },
  }
}

async function fetchKeys(address: string): Promise<JSONWebKeySet> {
  try {
    const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(patience) })
    const keys: unknown = answer.ok ? JSON.parse(await limitedText(answer)) : null
    if (isKeySet(keys)) return keys
    throw new Error(`status ${answer.status}, no key set`)
  } catch (cause) {
    throw new KeysUnavailableError(`The signing keys at ${address} cannot be fetched.`, { cause })
  }
}

async function limitedText(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  const body: AsyncIterable<Uint8Array> | readonly Uint8Array[] = answer.body ?? []
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > largest) throw new Error(`more than ${largest} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function isKeySet(value: unknown): value is JSONWebKeySet {
  return typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys)
}
