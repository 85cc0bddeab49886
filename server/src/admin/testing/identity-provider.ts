/** An OpenID provider of its own on a free port, as strict as a real one: PKCE is required, codes work once. */
import { createServer, type RequestListener } from 'node:http'
import Provider from 'oidc-provider'
import { TestClient } from './client.ts'

export interface Identity {
  readonly tid?: string
  readonly oid?: string
  readonly email?: string
  readonly name?: string
}

export interface IdentityProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Who signs in under a login name; may be changed between sign-ins. */
  readonly people: Map<string, Identity>
  close(): Promise<void>
}

const client = { clientId: 'dynasend', clientSecret: 'a-client-secret-of-the-test' }

export async function openIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const people = new Map<string, Identity>()
  let answer: RequestListener = () => undefined
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The provider has a port.')
  const issuer = `http://localhost:${address.port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub', 'tid', 'oid'], profile: ['name'], email: ['email'] },
    conformIdTokenClaims: false,
    findAccount: async (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people.get(id) }) }),
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['a cookie key of the test'] },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
  })
  answer = provider.callback()
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { issuer, ...client, people, close }
}

/** Goes through the provider's pages as somebody; gives the address that the provider sends the browser back to. */
export async function passThrough(provider: IdentityProvider, start: string, login: string): Promise<string> {
  const browser = new TestClient(provider.issuer, provider.issuer)
  let url = start
  for (let step = 0; step < 12; step++) {
    if (!url.startsWith(provider.issuer)) return url
    const page = await browser.get(url)
    const location = page.headers.get('location')
    if (location !== null) {
      url = new URL(location, url).href
      continue
    }
    const prompt = /name="prompt" value="(\w+)"/u.exec(page.text)?.[1]
    if (prompt === undefined) throw new Error(`The provider said: ${page.text.slice(0, 300)}`)
    const form = new URLSearchParams({ prompt, login, password: 'any' }).toString()
    const sent = await browser.post(url, form, { 'content-type': 'application/x-www-form-urlencoded' })
    url = new URL(sent.headers.get('location') ?? '', url).href
  }
  throw new Error('The provider leads in circles.')
}
