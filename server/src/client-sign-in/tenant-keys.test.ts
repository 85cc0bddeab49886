import { decodeProtectedHeader, jwtVerify } from 'jose'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTenantKeys, KeysUnavailableError } from './tenant-keys.ts'
import { type LocalIssuer, openLocalIssuer, tenantId } from './testing/local-issuer.ts'

let issuer: LocalIssuer
let now = Date.now()
const hour = 3_600_000

beforeEach(async () => {
  issuer = await openLocalIssuer()
  now = Date.now()
})
afterEach(() => issuer.close())

const open = () => {
  const keys = createTenantKeys({ now: () => now })
  const find = keys.of(`${issuer.url}/${tenantId}/discovery/v2.0/keys`)
  return async (token: string) => (await jwtVerify(token, find)).payload
}

it('are fetched once and kept, also for many at once', async () => {
  const check = open()
  const tokens = await Promise.all(Array.from({ length: 5 }, () => issuer.sign({})))
  await Promise.all(tokens.map(check))
  await check(await issuer.sign({}))
  expect(issuer.fetches).toBe(1)
})

it('are fetched again for a key that is not known yet, but not for each that somebody makes up', async () => {
  const check = open()
  await check(await issuer.sign({}))
  await issuer.rotate()
  const rotated = await issuer.sign({})
  await expect(check(rotated)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' })
  now += 31_000
  expect(await check(rotated)).toMatchObject({ sub: 'provisioning' })
  for (let index = 0; index < 20; index++) {
    const made = await issuer.sign({}, { kid: `made-up-${index}` })
    expect(decodeProtectedHeader(made).kid).toBe(`made-up-${index}`)
    await expect(check(made)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' })
  }
  expect(issuer.fetches).toBe(2)
})

it('go on being taken while they cannot be fetched again, for a week', async () => {
  const check = open()
  const token = await issuer.sign({ exp: Math.floor(now / 1000) + 30 * 86_400 })
  await check(token)
  issuer.broken = 500
  now += 13 * hour
  expect(await check(token)).toMatchObject({ sub: 'provisioning' })
  now += 8 * 24 * hour
  await expect(check(token)).rejects.toThrow(KeysUnavailableError)
  issuer.broken = null
  now += 31_000
  expect(await check(token)).toMatchObject({ sub: 'provisioning' })
})

it.each([302, 404, 500])(
  'that are answered with %i are said to be out of reach, and asked for again later',
  async (status) => {
    const check = open()
    const token = await issuer.sign({})
    issuer.broken = status
    await expect(check(token)).rejects.toThrow(KeysUnavailableError)
    await expect(check(token)).rejects.toThrow(KeysUnavailableError)
    expect(issuer.fetches).toBe(1)
    issuer.broken = null
    now += 31_000
    expect(await check(token)).toMatchObject({ sub: 'provisioning' })
  },
)
