import { decodeJwt, SignJWT } from 'jose'
import { beforeAll, expect, it } from 'vitest'
import { actor, basic, describeSignIn } from './testing/describe-sign-in.ts'

const grant = { grant_type: 'client_credentials' }

describeSignIn('POST {token endpoint} with a client secret (RFC 6749 section 4.4)', (test) => {
  let secret = ''
  beforeAll(async () => {
    secret = (await test().account.writes.addClientSecret(test().scimServerId, actor)).secretToken
  })
  const inForm = (clientSecret: string) => ({ ...grant, client_id: test().scimServerId, client_secret: clientSecret })
  const token = async (clientSecret: string) => {
    const { status, body } = await test().ask(inForm(clientSecret))
    expect(status).toBe(200)
    return String(body['access_token'])
  }

  it('gives a token for an hour, by HTTP Basic and by form alike, and it opens this SCIM server', async () => {
    for (const answer of [
      await test().ask(grant, basic(test().scimServerId, secret)),
      await test().ask(inForm(secret)),
    ]) {
      expect(answer.status).toBe(200)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('pragma')).toBe('no-cache')
      expect(answer.body).toEqual({ access_token: answer.body['access_token'], token_type: 'Bearer', expires_in: 3600 })
      const called = await test().call(String(answer.body['access_token']))
      expect(called.status).toBe(200)
      expect(called.body['totalResults']).toBe(0)
    }
  })

  it("does not open another account's SCIM server", async () => {
    const other = await test().another()
    expect((await other.call(await token(secret))).status).toBe(401)
    expect((await other.ask({ ...grant, client_id: other.scimServerId, client_secret: secret })).status).toBe(401)
  })

  it('is no Secret Token, and a Secret Token is no client secret', async () => {
    expect((await test().call(secret)).status).toBe(401)
    const { secretToken } = await test().account.writes.rotateToken(test().scimServerId, actor)
    expect((await test().ask(inForm(secretToken))).status).toBe(401)
    expect((await test().call(secretToken)).status).toBe(200)
  })

  it('lets two secrets live, and ends the tokens of a revoked one at once', async () => {
    const second = await test().account.writes.addClientSecret(test().scimServerId, actor)
    await expect(test().account.writes.addClientSecret(test().scimServerId, actor)).rejects.toMatchObject({
      name: 'TokenLimitError',
    })
    const [ofFirst, ofSecond] = [await token(secret), await token(second.secretToken)]
    await test().account.writes.revokeToken(test().scimServerId, second.id, actor)
    expect((await test().call(ofSecond)).status).toBe(401)
    expect((await test().ask(inForm(second.secretToken))).status).toBe(401)
    expect((await test().call(ofFirst)).status).toBe(200)
  })

  it('remembers when a secret was last used, and shows it again to an owner', async () => {
    await test().call(await token(secret))
    const live = async () => {
      const server = await test().account.scimServer(test().scimServerId)
      return server?.tokens.find((one) => one.kind === 'client' && one.revokedAt === null)
    }
    await expect.poll(async () => (await live())?.lastUsedAt).toEqual(expect.any(String))
    expect(await test().account.writes.revealToken(test().scimServerId, (await live())?.id ?? '', actor)).toBe(secret)
  })

  it('refuses everybody alike: no client, another client, a wrong secret', async () => {
    const id = test().scimServerId
    const refusals = [
      await test().ask({ ...grant, client_id: 'somebody', client_secret: secret }),
      await test().ask({ ...grant, client_id: id, client_secret: `${secret.slice(0, -1)}x` }),
      await test().ask(grant, basic(id, 'nothing')),
    ]
    for (const { status, body, headers } of refusals) {
      expect(status).toBe(401)
      expect(headers.get('www-authenticate')).toBe('Basic realm="scim"')
      expect(body).toEqual(refusals[0]?.body)
    }
    const missing = await fetch(test().endpoint.replace(id, 'nowhere'), {
      method: 'POST',
      body: new URLSearchParams({ ...grant, client_id: 'nowhere', client_secret: secret }),
    })
    expect(missing.status).toBe(401)
    expect(await missing.json()).toEqual(refusals[0]?.body)
  })

  it.each<[string, () => string, Record<string, string>, number, string]>([
    ['no grant type', () => 'client_id=x', {}, 400, 'invalid_request'],
    ['another grant type', () => 'grant_type=password&username=a&password=b', {}, 400, 'unsupported_grant_type'],
    ['a name twice', () => 'grant_type=client_credentials&grant_type=x', {}, 400, 'invalid_request'],
    [
      'two ways at once',
      () => `grant_type=client_credentials&client_secret=${secret}`,
      basic('a', 'b'),
      400,
      'invalid_request',
    ],
    ['no credentials', () => 'grant_type=client_credentials', {}, 401, 'invalid_client'],
    ['a Bearer header', () => 'grant_type=client_credentials', { authorization: 'Bearer x' }, 401, 'invalid_client'],
    [
      'JSON',
      () => '{"grant_type":"client_credentials"}',
      { 'content-type': 'application/json' },
      400,
      'invalid_request',
    ],
    ['a huge body', () => `grant_type=client_credentials&x=${'x'.repeat(40_000)}`, {}, 400, 'invalid_request'],
  ])('refuses %s and says what to send', async (_, form, headers, status, code) => {
    const answer = await test().ask(form(), headers)
    expect(answer.body).toEqual({ error: code, error_description: expect.stringMatching(/\w{3}.*\.$/u) })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(JSON.stringify(answer.body)).not.toContain(secret)
  })

  it('takes GET no more than a browser would send it', async () => {
    const answer = await fetch(test().endpoint)
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST')
  })

  it('takes no token that was made elsewhere, changed, or has ended', async () => {
    const good = await token(secret)
    const [header, , signature] = good.split('.')
    const claims = decodeJwt(good)
    const longer = Buffer.from(JSON.stringify({ ...claims, exp: 9_999_999_999 })).toString('base64url')
    const none = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${good.split('.')[1] ?? ''}.`
    const foreign = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .sign(new Uint8Array(32))
    for (const bad of [`${header}.${longer}.${signature}`, none, foreign, 'a.b.c', '..'])
      expect((await test().call(bad)).status).toBe(401)
  })
})
