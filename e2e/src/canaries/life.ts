import { randomBytes } from 'node:crypto'

/** What was put in, and what came out. */
export interface Lived {
  /** Personal data: belongs into tables and into answers to who may see it. */
  readonly people: readonly string[]
  readonly secrets: readonly string[]
  readonly statuses: readonly number[]
  readonly answersToStrangers: string
  /** Every GET of the dashboard, after all was done. */
  readonly answersOfDashboard: string
}

const core = 'urn:ietf:params:scim:schemas:core:2.0:User'
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const mark = randomBytes(4).toString('hex')
const people: string[] = []
const canary = (name: string): string => {
  const text = `canary-${name}-${mark}`
  people.push(text)
  return text
}

const person = () => ({
  schemas: [core, enterprise],
  externalId: canary('externalId'),
  userName: `${canary('userName')}@nordwind.example`,
  displayName: canary('displayName'),
  nickName: canary('nickName'),
  title: canary('title'),
  profileUrl: `https://nordwind.example/${canary('profileUrl')}`,
  locale: canary('locale'),
  timezone: canary('timezone'),
  active: true,
  name: { givenName: canary('givenName'), familyName: canary('familyName'), formatted: canary('formatted') },
  emails: [{ type: 'work', primary: true, value: `${canary('email')}@nordwind.example` }],
  phoneNumbers: [{ type: 'work', value: canary('phone') }],
  addresses: [{ type: 'work', streetAddress: canary('street'), locality: canary('locality') }],
  [enterprise]: { department: canary('department'), employeeNumber: canary('employeeNumber') },
  'urn:example:own': { secretHobby: canary('extension') },
})

class Life {
  readonly #origin: string
  readonly secrets: string[] = []
  readonly statuses: number[] = []
  readonly strangers: string[] = []
  cookie = ''

  constructor(origin: string) {
    this.#origin = origin
  }

  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<string> {
    const response = await fetch(path.startsWith('http') ? path : `${this.#origin}${path}`, {
      method,
      headers: {
        ...(body === undefined
          ? {}
          : { 'content-type': path.includes('/scim/') ? 'application/scim+json' : 'application/json' }),
        origin: this.#origin,
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...headers,
      },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    })
    this.statuses.push(response.status)
    for (const line of response.headers.getSetCookie()) this.#keep(line.split(';', 1)[0] ?? '')
    return response.text()
  }

  #keep(pair: string): void {
    this.cookie = pair
    this.secrets.push(decodeURIComponent(pair.slice(pair.indexOf('=') + 1)))
  }

  async json<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    return JSON.parse(await this.call(method, path, body, headers)) as T
  }
}

/** Signs in, connects, provisions, errs, reveals, rotates, looks at everything. */
export async function live(origin: string, setupToken: string): Promise<Lived> {
  const life = new Life(origin)
  const password = `password-${mark}-of-the-owner`
  life.secrets.push(password, setupToken)
  const owner = { name: 'Robin Berg', email: 'owner@nordwind.example', password, accountName: 'Nordwind Traders' }
  const { accountId } = await life.json<{ accountId: string }>('POST', '/api/setup', { token: setupToken, ...owner })
  const base = `/api/accounts/${accountId}`
  await life.call('POST', '/api/auth/sign-in/email', { email: owner.email, password })
  const made = await life.json<{
    server: { id: string; tenantUrl: string; tokens: { id: string }[] }
    secretToken: string
  }>('POST', `${base}/scim-servers`, { name: 'Nordwind' })
  const { id, tenantUrl, tokens } = made.server
  life.secrets.push(made.secretToken)
  await cycle(life, tenantUrl, made.secretToken)
  await strangers(life, tenantUrl, origin)
  const server = `${base}/scim-servers/${id}`
  await life.call('POST', `${server}/tokens/${tokens[0]?.id}/reveal`)
  life.secrets.push((await life.json<{ secretToken: string }>('POST', `${server}/tokens`)).secretToken)
  const client = await life.json<{ clientSecret: string }>('POST', `${server}/client-secrets`)
  life.secrets.push(client.clientSecret)
  const invited = await life.json<{ url: string }>('POST', `${base}/invitations`, {
    email: 'eve@nordwind.example',
    role: 'auditor',
  })
  life.secrets.push(invited.url.split('token=')[1] ?? '')
  const hook = await life.json<{ secret: string }>('POST', `${base}/health/webhooks`, {
    name: 'Chat',
    url: 'https://hooks.nordwind.example/in',
  })
  life.secrets.push(hook.secret)
  await accessToken(life, origin, id, client.clientSecret)
  return {
    people,
    secrets: life.secrets.filter((secret) => secret.length > 8),
    statuses: life.statuses,
    answersToStrangers: life.strangers.join('\n'),
    answersOfDashboard: await lookAtAll(life, base, id),
  }
}

/** What Entra does in a cycle, and what it does wrong. */
async function cycle(life: Life, tenantUrl: string, secretToken: string): Promise<void> {
  const headers = { authorization: `Bearer ${secretToken}`, cookie: '' }
  const scim = (method: string, path: string, body?: unknown) => life.call(method, `${tenantUrl}${path}`, body, headers)
  const document = person()
  const user = JSON.parse(await scim('POST', '/Users', document)) as { id: string }
  await scim('POST', '/Users', document)
  await scim('GET', `/Users?filter=${encodeURIComponent(`userName eq "${canary('filter')}"`)}`)
  await scim('GET', `/Users?filter=${encodeURIComponent(`nothing eq ${canary('badFilter')}`)}`)
  await scim('GET', `/Users/${canary('path')}`)
  await scim('POST', '/Users', `{"userName": "${canary('brokenJson')}`)
  const group = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: canary('group') }
  const { id } = JSON.parse(await scim('POST', '/Groups', { ...group, members: [{ value: user.id }] })) as {
    id: string
  }
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp']
  const patch = (operation: object) => ({ schemas, Operations: [operation] })
  await scim('PATCH', `/Users/${user.id}`, patch({ op: 'replace', path: 'title', value: canary('newTitle') }))
  await scim(
    'PATCH',
    `/Users/${user.id}`,
    patch({ op: 'replace', path: `no[thing eq "${canary('patchPath')}"]`, value: 1 }),
  )
  await scim('PATCH', `/Groups/${id}`, patch({ op: 'add', path: 'members', value: [{ value: canary('member') }] }))
  await scim('PATCH', `/Groups/${id}`, patch({ op: 'remove', path: `members[value eq "${user.id}"]` }))
  await scim('DELETE', `/Groups/${id}`)
}

/** Wrong credentials and lost addresses; what they carry is a secret or a name of somebody. */
async function strangers(life: Life, tenantUrl: string, origin: string): Promise<void> {
  const wrong = `wrong-token-${mark}`
  life.secrets.push(wrong)
  const hear = async (method: string, path: string, body?: unknown) =>
    life.strangers.push(
      await life.call(method, path, body, { authorization: `Bearer ${wrong}`, cookie: 'dynasend.session_token=x' }),
    )
  await hear('GET', `${tenantUrl}/Users?filter=${encodeURIComponent('userName sw "canary"')}`)
  await hear('POST', `${tenantUrl}/Users`, person())
  await hear('GET', '/api/session')
  await hear('GET', `${origin}/Users`)
  await hear('GET', `${origin}/livez`)
  await hear('GET', `${origin}/readyz`)
  await hear('GET', `${origin}/metrics`)
  await hear('POST', '/api/auth/sign-in/email', { email: 'owner@nordwind.example', password: `${wrong}-password` })
  await hear('POST', '/api/one-time-sign-in', { token: 'x'.repeat(32) })
  await hear('GET', '/%E0%A4%A')
}

/** OAuth client credentials: the token of the answer is a secret too. */
async function accessToken(life: Life, origin: string, id: string, secret: string): Promise<void> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: id,
    client_secret: secret,
  }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const { access_token: token } = await life.json<{ access_token: string }>(
    'POST',
    `${origin}/oauth2/${id}/token`,
    form,
    headers,
  )
  life.secrets.push(token)
  await life.call('GET', `${origin}/scim/v2/${id}/Users?count=1`, undefined, { authorization: `Bearer ${token}` })
}

const pages = (base: string, id: string): readonly string[] =>
  [
    ...['overview', 'operators', 'invitations', 'users', 'groups', 'scim-servers', 'activity', 'attributes-seen'],
    ...['attributes-seen.csv', 'health', 'health/settings', 'health/webhooks', 'health/deliveries'],
    ...['', '/checks', '/cycles', '/health-settings', '/connect'].map((part) => `scim-servers/${id}${part}`),
  ].map((path) => `${base}/${path}`)

async function lookAtAll(life: Life, base: string, id: string): Promise<string> {
  const answers = [await life.call('GET', '/api/session'), await life.call('GET', '/api/settings/oidc')]
  for (const page of pages(base, id)) answers.push(await life.call('GET', page))
  const { items } = await life.json<{ items: { id: string }[] }>('GET', `${base}/activity?limit=200`)
  for (const row of items) answers.push(await life.call('GET', `${base}/activity/${row.id}`))
  return answers.join('\n')
}
