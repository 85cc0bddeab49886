import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { openDashboard, password, type TestDashboard } from '../testing/dashboard.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 section 6. */
function base32(text: string): Buffer {
  const bits = [...text.replaceAll('=', '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** What an authenticator app shows (RFC 6238: 30 seconds, six digits, SHA-1). */
function codeOf(uri: string): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac('sha1', base32(new URL(uri).searchParams.get('secret') ?? ''))
    .update(counter)
    .digest()
  const offset = (hash.at(-1) ?? 0) & 0xf
  return String((hash.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

describeDatabases('second factor', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let email: string
  let uri: string
  let backupCodes: string[]
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    owner = (await dashboard.owner()).client
    email = ((await owner.get('/api/session')).json as { operator: { email: string } }).operator.email
    const enabled = await owner.post('/api/auth/two-factor/enable', { password })
    const answer = enabled.json as { totpURI: string; backupCodes: string[] }
    uri = answer.totpURI
    backupCodes = answer.backupCodes
  })
  afterAll(() => dashboard.close())

  const twoFactor = async (client: TestClient) =>
    ((await client.get('/api/session')).json as { operator: { twoFactor: boolean } }).operator.twoFactor

  it('counts once a code was right', async () => {
    expect(uri).toMatch(/^otpauth:\/\/totp\/Dynasend/u)
    expect(backupCodes.length).toBeGreaterThanOrEqual(8)
    expect(await twoFactor(owner)).toBe(false)
    expect((await owner.post('/api/auth/two-factor/verify-totp', { code: '000000' })).status).toBeGreaterThanOrEqual(
      400,
    )
    expect((await owner.post('/api/auth/two-factor/verify-totp', { code: codeOf(uri) })).status).toBe(200)
    expect(await twoFactor(owner)).toBe(true)
  })

  it('is asked for after the password, and there is no session before', async () => {
    const client = dashboard.client()
    const first = await client.post('/api/auth/sign-in/email', { email, password })
    expect(first.json).toMatchObject({ twoFactorRedirect: true })
    expect((await client.get('/api/session')).status).toBe(401)
    expect((await client.post('/api/auth/two-factor/verify-totp', { code: '000000' })).status).toBeGreaterThanOrEqual(
      400,
    )
    expect((await client.get('/api/session')).status).toBe(401)
    expect((await client.post('/api/auth/two-factor/verify-totp', { code: codeOf(uri) })).status).toBe(200)
    expect((await client.get('/api/session')).status).toBe(200)
  })

  it('accepts each backup code once', async () => {
    const code = backupCodes[0] ?? ''
    const attempt = async () => {
      const client = dashboard.client()
      await client.post('/api/auth/sign-in/email', { email, password })
      await client.post('/api/auth/two-factor/verify-backup-code', { code })
      return (await client.get('/api/session')).status
    }
    expect(await attempt()).toBe(200)
    expect(await attempt()).toBe(401)
  })
})
