import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../../scripts/programs.ts'
import { oneTimeLink } from '../../scripts/start/dashboard-account.ts'
import { JsonClient } from '../../scripts/start/json-client.ts'
import type { Address } from '../load/connection.ts'
import type { Installation } from '../servers/dynasend.ts'

interface Overview {
  readonly inForce: { readonly number: number }
  readonly counts: Readonly<Record<string, number>>
  readonly behindSeconds: number
  readonly jobs: readonly object[]
  readonly changes: readonly { readonly cause: string }[]
}

interface DryRun {
  readonly id: string
  readonly state: string
}

/** A manager of one account who works on its signatures by the dashboard's API. */
export class SignatureManager {
  readonly #client: JsonClient
  readonly #account: string

  private constructor(client: JsonClient, account: string) {
    this.#client = client
    this.#account = account
  }

  /** Makes the first owner of an empty installation that is served. */
  static async enter({ origin, environment }: Installation): Promise<SignatureManager> {
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
    return new SignatureManager(client, `/api/accounts/${accounts[0]?.id ?? ''}`)
  }

  async createScimServer(): Promise<Address> {
    const path = `${this.#account}/scim-servers`
    const made = await this.#client.call<{ server: { tenantUrl: string }; secretToken: string }>('POST', path, {
      name: 'Entra',
    })
    return { tenantUrl: made.server.tenantUrl, secretToken: made.secretToken }
  }

  /** Begins a change set that makes everybody's signature look different. */
  async changeForEverybody(): Promise<string> {
    const sets = `${this.#account}/signatures/change-sets`
    const { id, revision } = await this.#client.call<{ id: string; revision: number }>('POST', sets, { name: 'Look' })
    await this.#client.call('PUT', `${sets}/${id}/folder`, { revision, files: anotherLook() })
    return id
  }

  /** Everybody as it is and as it would be; resolves when that is known. */
  async dryRun(changeSet: string): Promise<DryRun> {
    const base = `${this.#account}/signatures`
    const { id } = await this.#client.call<DryRun>('POST', `${base}/change-sets/${changeSet}/dry-runs`)
    return until(
      () => this.#client.call<DryRun>('GET', `${base}/dry-runs/${id}`),
      ({ state }) => state !== 'waiting' && state !== 'running',
    )
  }

  async publish(changeSet: string): Promise<void> {
    const set = `${this.#account}/signatures/change-sets/${changeSet}`
    const { revision } = await this.#client.call<{ revision: number }>('GET', `${set}/review`)
    await this.#client.call('POST', `${set}/publish`, { revision, comment: 'Look' })
  }

  /** Resolves when this many signatures are ready and nobody works on any. @param cause of the last change */
  async untilReady(people: number, cause: string): Promise<void> {
    let quiet = 0
    await until(
      () => this.#client.call<Overview>('GET', `${this.#account}/signatures`),
      ({ counts, behindSeconds, jobs, changes }) => {
        const isDone = counts['ready'] === people && behindSeconds === 0 && jobs.length === 0
        quiet = isDone && changes[0]?.cause === cause ? quiet + 1 : 0
        return quiet > 3
      },
    )
  }

  /** Somebody's signature for new messages as plain text; empty before there is one. */
  async textOf(personId: string): Promise<string> {
    const path = `${this.#account}/signatures/people/${personId}`
    const { signatures } = await this.#client.call<{ signatures: { new: { text: string } } | null }>('GET', path)
    return signatures?.new.text ?? ''
  }
}

/** The product's own folder with another colour in it. */
function anotherLook(): Record<string, { text: string }> {
  const folder = join(root, 'server/src/signatures/starter/folder')
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const files = entries.map((entry) => {
    const file = join(entry.parentPath, entry.name)
    const text = readFileSync(file, 'utf8')
    return [
      relative(folder, file),
      { text: file.endsWith('.css') ? `${text}\ntd { color: #1b2a41 }\n` : text },
    ] as const
  })
  return Object.fromEntries(files)
}

async function until<T>(ask: () => Promise<T>, isReached: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (isReached(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
