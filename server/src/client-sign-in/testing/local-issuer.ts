import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

export const tenantId = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
export const applicationId = 'cb1d50fe-8ed0-4944-9e7d-5981aad3bc4b'

interface SigningKey {
  readonly id: string
  readonly key: CryptoKey
  readonly published: object
}

/** An authority that signs as Entra does, over real HTTP, with keys that can be rotated and withheld. */
export interface LocalIssuer {
  readonly url: string
  /** How often the keys were asked for. */
  fetches: number
  /** What the next requests for keys are answered with; null: the keys. */
  broken: number | null
  rotate(): Promise<void>
  /** Signs claims over the usual ones; a null takes one away. */
  sign(claims: Readonly<Record<string, unknown>>, header?: { kid?: string }): Promise<string>
  close(): Promise<void>
}

let made = 0

async function newKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const id = `key-${++made}`
  return { id, key: privateKey, published: { ...(await exportJWK(publicKey)), kid: id, alg: 'RS256', use: 'sig' } }
}

export async function openLocalIssuer(): Promise<LocalIssuer> {
  let current = await newKey()
  const server = createServer((request, response) => {
    issuer.fetches++
    if (issuer.broken !== null || !request.url?.endsWith(`/${tenantId}/discovery/v2.0/keys`))
      return response.writeHead(issuer.broken ?? 404).end()
    return response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ keys: [current.published] }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const issuer: LocalIssuer = {
    url,
    fetches: 0,
    broken: null,
    async rotate() {
      current = await newKey()
    },
    async sign(claims, header = {}) {
      const now = Math.floor(Date.now() / 1000)
      const usual = { iss: `${url}/${tenantId}/v2.0`, tid: tenantId, azp: applicationId, sub: 'provisioning', iat: now }
      const all = { ...usual, nbf: now, exp: now + 600, jti: `assertion-${++made}`, ...claims }
      const payload = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as JWTPayload
      return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: current.id, ...header }).sign(current.key)
    },
    async close() {
      server.close()
      await once(server, 'close')
    },
  }
  return issuer
}
