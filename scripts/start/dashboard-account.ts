import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../programs.ts'
import { JsonClient } from './json-client.ts'

const runFile = promisify(execFile)

interface Account {
  readonly id: string
  readonly name: string
}

export interface ScimServer {
  readonly id: string
  readonly name: string
  readonly tenantUrl: string
  readonly state: string
}

export interface ClientSecret {
  readonly tokenEndpoint: string
  readonly clientId: string
  readonly clientSecret: string
}

/** What `npm start` does in Dynasend: an owner who signs in by a one-time link, and SCIM servers over the admin API. */
export class DashboardAccount {
  readonly #client: JsonClient
  readonly account: Account

  private constructor(client: JsonClient, account: Account) {
    this.#client = client
    this.account = account
  }

  /** Signs in; on an empty installation it first makes the account and its owner. */
  static async enter(
    url: string,
    environment: Readonly<Record<string, string>>,
    accountName: string,
  ): Promise<DashboardAccount> {
    const client = new JsonClient(url)
    const { needed } = await client.call<{ needed: boolean }>('GET', '/api/setup')
    const token = tokenOf(await oneTimeLink(environment))
    if (needed) {
      await client.call('POST', '/api/setup', {
        token,
        name: 'Robin Berg',
        email: 'owner@nordwind.example',
        // Nobody needs to know it: the owner comes in by a one-time link and may choose another.
        password: randomBytes(24).toString('base64url'),
        accountName,
      })
    } else {
      await client.call('POST', '/api/one-time-sign-in', { token })
    }
    const { accounts } = await client.call<{ accounts: Account[] }>('GET', '/api/session')
    const [account] = accounts
    if (!account) throw new Error('The owner belongs to no account.')
    return new DashboardAccount(client, account)
  }

  async scimServers(): Promise<ScimServer[]> {
    return (await this.#client.call<{ items: ScimServer[] }>('GET', `/api/accounts/${this.account.id}/scim-servers`))
      .items
  }

  async createScimServer(name: string): Promise<{ tenantUrl: string; secretToken: string }> {
    const answer = await this.#client.call<{ server: ScimServer; secretToken: string }>(
      'POST',
      `/api/accounts/${this.account.id}/scim-servers`,
      { name },
    )
    return { tenantUrl: answer.server.tenantUrl, secretToken: answer.secretToken }
  }

  /** A client secret, with which the SCIM server's token endpoint gives access tokens (OAuth client credentials). */
  async createClientSecret(scimServerId: string): Promise<ClientSecret> {
    const address = `/api/accounts/${this.account.id}/scim-servers/${scimServerId}`
    const { clientSecret } = await this.#client.call<{ clientSecret: string }>('POST', `${address}/client-secrets`)
    const { tokenEndpoint, clientId } = await this.#client.call<Omit<ClientSecret, 'clientSecret'>>('GET', address)
    return { tokenEndpoint, clientId, clientSecret }
  }

  /** Ends every Secret Token of a SCIM server at once. */
  async revokeTokens(scimServerId: string): Promise<void> {
    const address = `/api/accounts/${this.account.id}/scim-servers/${scimServerId}`
    const { tokens } = await this.#client.call<{ tokens: { id: string; revokedAt: string | null }[] }>('GET', address)
    const live = tokens.filter(({ revokedAt }) => revokedAt === null)
    await Promise.all(live.map(({ id }) => this.#client.call('DELETE', `${address}/tokens/${id}`)))
  }

  async overview(): Promise<{ people: { total: number; active: number }; groups: number }> {
    return this.#client.call('GET', `/api/accounts/${this.account.id}/overview`)
  }
}

/** @returns a link that signs the owner in once (or, on an empty installation, makes the owner) */
export async function oneTimeLink(environment: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await runFile(process.execPath, [join(root, 'server/src/cli/dynasend.ts'), 'sign-in-link'], {
    cwd: root,
    env: { ...process.env, ...environment },
  })
  const link = /https?:\/\/\S+/u.exec(stdout)?.[0]
  if (!link) throw new Error(`No sign-in link came: ${stdout}`)
  return link
}

function tokenOf(link: string): string {
  return new URL(link).hash.replace(/^#(token|once)=/u, '')
}
