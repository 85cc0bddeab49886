import { SignJWT } from 'jose'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { actor, describeSignIn } from './testing/describe-sign-in.ts'
import { applicationId, tenantId } from './testing/local-issuer.ts'

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const identity = { cloud: 'operator', tenantId, applicationId, subject: 'provisioning', direct: true } as const

describeSignIn('a workload identity (RFC 7523 section 2.2, RFC 8693)', (test) => {
  beforeAll(() => test().account.writes.setWorkloadIdentity(test().scimServerId, identity, actor))
  beforeEach(() => {
    test().issuer.broken = null
  })
  const sign = (claims: Readonly<Record<string, unknown>> = {}) =>
    test().issuer.sign({ aud: test().endpoint, ...claims })
  const ask = (assertion: string, more: Readonly<Record<string, string>> = {}) =>
    test().ask({
      grant_type: 'client_credentials',
      client_assertion_type: assertionType,
      client_assertion: assertion,
      ...more,
    })

  it('gets a token for an assertion that its tenant signed, and the token opens the SCIM server', async () => {
    const answer = await ask(await sign(), { client_id: test().scimServerId })
    expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 })
    expect((await test().call(String(answer.body['access_token']))).status).toBe(200)
  })

  it('gets one by token exchange', async () => {
    const { status, body } = await test().ask({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: await sign(),
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    })
    expect(status).toBe(200)
    expect(body['issued_token_type']).toBe('urn:ietf:params:oauth:token-type:access_token')
  })

  it('takes an assertion once, also when it comes many times at once', async () => {
    const assertion = await sign()
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(assertion)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await ask(assertion)).body['error_description']).toContain('used before')
  })

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['another issuer', { iss: 'https://login.microsoftonline.com/x/v2.0' }, 'issuer'],
    ["another tenant's issuer", { tid: 'ffffffff-7425-40de-944b-e07fc1f90ae7' }, 'tenant'],
    ['another audience', { aud: 'api://somebody' }, 'audience'],
    ['no audience', { aud: null }, 'audience'],
    ['another application', { azp: '11111111-1111-1111-1111-111111111111' }, 'application'],
    ['another subject', { sub: 'somebody' }, 'subject'],
    ['an end in the past', { exp: 1_600_000_000, iat: 1_599_999_000, nbf: 1_599_999_000 }, 'expired'],
    ['a beginning to come', { nbf: 4_000_000_000, exp: 4_000_000_100 }, 'nbf'],
    ['no end', { exp: null }, 'exp'],
    ['a life of a year', { exp: Math.floor(Date.now() / 1000) + 365 * 86_400 }, 'longer than a day'],
  ])('is refused with %s, and the admin is told why', async (_, claims, word) => {
    const answer = await ask(await sign(claims))
    expect(answer.status).toBe(401)
    expect(answer.body['error_description']).toContain(word)
    await expect
      .poll(async () => (await test().account.scimServer(test().scimServerId))?.workloadIdentity?.lastRefusal?.reason)
      .toContain(word)
  })

  it('says nothing of an assertion that the tenant did not sign', async () => {
    const hmac = await new SignJWT({ aud: test().endpoint, sub: 'provisioning' })
      .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
      .setExpirationTime('1h')
      .setIssuedAt()
      .sign(new TextEncoder().encode(test().issuer.url.padEnd(32)))
    const good = await sign()
    const changed = `${good.slice(0, -4)}AAAA`
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1] ?? ''}.`
    const strange = await test().issuer.sign({ aud: test().endpoint }, { kid: '../../../etc/passwd' })
    for (const bad of [hmac, changed, none, strange, 'x', '']) {
      const { status, body } = await ask(bad)
      expect(status).toBe(401)
      expect(body['error_description']).toBe('The assertion is refused.')
    }
  })

  it('is refused for another client id, and at a SCIM server that takes no assertions', async () => {
    expect((await ask(await sign(), { client_id: 'somebody' })).status).toBe(401)
    const other = await test().another()
    const assertion = await test().issuer.sign({ aud: other.endpoint })
    const form = { grant_type: 'client_credentials', client_assertion_type: assertionType, client_assertion: assertion }
    expect((await other.ask(form)).status).toBe(401)
  })

  it("may come with each call as Entra's own token, where that was chosen", async () => {
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      aud: '8adf8e6e-67b2-4cf2-a259-e3dc5476c621',
      azp: null,
      appid: '00000014-0000-0000-c000-000000000000',
    }
    // As long as those with many claims are.
    const token = await test().issuer.sign({ ...claims, iat: now, wids: 'x'.repeat(3000) })
    expect((await test().call(token)).status).toBe(200)
    expect((await test().call(token)).status).toBe(200)
    expect((await test().call(await sign())).status).toBe(401)
    await test().account.writes.setWorkloadIdentity(test().scimServerId, { ...identity, direct: false }, actor)
    expect((await test().call(token)).status).toBe(401)
    await test().account.writes.setWorkloadIdentity(test().scimServerId, identity, actor)
  })

  it('ends at once, with its tokens, when an owner takes it away', async () => {
    const other = await test().another()
    await other.account.writes.setWorkloadIdentity(other.scimServerId, identity, actor)
    const assertion = await test().issuer.sign({ aud: other.endpoint })
    const form = { grant_type: 'client_credentials', client_assertion_type: assertionType, client_assertion: assertion }
    const token = String((await other.ask(form)).body['access_token'])
    expect((await other.call(token)).status).toBe(200)
    await other.account.writes.removeWorkloadIdentity(other.scimServerId, actor)
    expect((await other.call(token)).status).toBe(401)
  })
})
