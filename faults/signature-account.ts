import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../scripts/programs.ts'
import { oneTimeLink } from '../scripts/start/dashboard-account.ts'
import { JsonClient } from '../scripts/start/json-client.ts'
import { environmentOf, type Place, program } from './server-process.ts'

interface Signature {
  readonly personId: string
  readonly hash: string
  readonly text: string
}

interface Change {
  readonly personId: string
  readonly kind: string
  readonly hash: string
}

interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

/** An account whose signatures are changed by its owner and taken out with an API key. The session outlives the server. */
export class SignatureAccount {
  readonly #client: JsonClient
  readonly #origin: string
  readonly #signatures: string
  readonly #key: string
  readonly scimServer: { readonly tenantUrl: string; readonly secretToken: string }

  private constructor(
    client: JsonClient,
    origin: string,
    signatures: string,
    key: string,
    scimServer: SignatureAccount['scimServer'],
  ) {
    this.#client = client
    this.#origin = origin
    this.#signatures = signatures
    this.#key = key
    this.scimServer = scimServer
  }

  /** Makes the first owner of an empty place where a server runs. */
  static async enter(place: Place): Promise<SignatureAccount> {
    const environment = environmentOf(place)
    const origin = `http://localhost:${place.port}`
    const client = new JsonClient(origin)
    const link = await oneTimeLink(environment)
    await client.call('POST', '/api/setup', {
      token: new URL(link).hash.replace(/^#token=/u, ''),
      name: 'Robin Berg',
      email: 'owner@nordwind.example',
      password: randomBytes(24).toString('base64url'),
      accountName: 'Nordwind Traders',
    })
    const { accounts } = await client.call<{ accounts: { id: string }[] }>('GET', '/api/session')
    const account = `/api/accounts/${accounts[0]?.id ?? ''}`
    const made = await client.call<{ server: { tenantUrl: string }; secretToken: string }>(
      'POST',
      `${account}/scim-servers`,
      { name: 'Faults' },
    )
    const words = [program, 'api-key', 'create', '--scope', 'signatures:read', '--json']
    const { stdout } = await promisify(execFile)(process.execPath, words, { env: environment })
    const { key } = JSON.parse(stdout) as { key: string }
    const scimServer = { tenantUrl: made.server.tenantUrl, secretToken: made.secretToken }
    return new SignatureAccount(client, origin, `${account}/signatures`, key, scimServer)
  }

  /** Publishes the product's own folder with something of it replaced. */
  async publish(change: (file: string, text: string) => string): Promise<void> {
    const sets = `${this.#signatures}/change-sets`
    const { id, revision } = await this.#client.call<{ id: string; revision: number }>('POST', sets, { name: 'Look' })
    const files = Object.fromEntries(starter().map(([file, text]) => [file, { text: change(file, text) }]))
    const now = await this.#client.call<{ revision: number }>('PUT', `${sets}/${id}/folder`, { revision, files })
    await this.#client.call('POST', `${sets}/${id}/publish`, { revision: now.revision, comment: 'Look' })
  }

  /** Resolves when nothing waits and everybody's signature is of the version in force. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      await new Promise((resolve) => setTimeout(resolve, 500))
      const { inForce, behindSeconds, jobs } = await this.#client.call<{
        inForce: { number: number }
        behindSeconds: number
        jobs: object[]
      }>('GET', this.#signatures)
      const versions = await this.#versions()
      const isDone = behindSeconds === 0 && jobs.length === 0 && versions.every((one) => one === inForce.number)
      quiet = isDone ? quiet + 1 : 0
    }
  }

  async #versions(): Promise<number[]> {
    const found: number[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const path: string = `${this.#signatures}/people?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`
      const page: Page<{ version: number }> = await this.#client.call('GET', path)
      found.push(...page.items.map(({ version }) => version))
      cursor = page.nextCursor
    }
    return found
  }

  /** What is served for new messages, by person. */
  async served(): Promise<Map<string, Signature>> {
    const items = await this.#all<Signature>('signatures?format=both')
    return new Map(items.map((item) => [item.personId, item]))
  }

  /** The whole feed, oldest first. */
  async feed(): Promise<readonly Change[]> {
    const found: Change[] = []
    for (let cursor = ''; ; ) {
      const page: Page<Change> & { hasMore: boolean } = await this.#get(
        `signatures/changes?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`,
      )
      found.push(...page.items)
      if (!page.hasMore) return found
      cursor = page.nextCursor ?? ''
    }
  }

  async #all<Item>(path: string): Promise<Item[]> {
    const found: Item[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page<Item> = await this.#get(`${path}&limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`)
      found.push(...page.items)
      cursor = page.nextCursor
    }
    return found
  }

  async #get<Answer>(path: string): Promise<Answer> {
    const answer = await fetch(`${this.#origin}/api/v1/${path}`, { headers: { authorization: `Bearer ${this.#key}` } })
    if (!answer.ok) throw new Error(`GET ${path} was answered with ${answer.status}.`)
    return (await answer.json()) as Answer
  }
}

function starter(): [file: string, text: string][] {
  const folder = join(root, 'server/src/signatures/starter/folder')
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map((entry) => {
    const file = join(entry.parentPath, entry.name)
    return [relative(folder, file), readFileSync(file, 'utf8')]
  })
}
