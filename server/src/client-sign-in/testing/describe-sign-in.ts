import { afterAll, beforeAll } from 'vitest'
import { readConfiguration } from '../../config/index.ts'
import type { AccountDirectory } from '../../directory/index.ts'
import { type RunningServer, startServer } from '../../server.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { type LocalIssuer, openLocalIssuer } from './local-issuer.ts'

export const actor = { operatorId: 'tests', name: 'Tests' }

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>>
}

/** A server with one SCIM server, and somebody who signs for a tenant. */
export interface SignInTest {
  readonly issuer: LocalIssuer
  readonly account: AccountDirectory
  readonly scimServerId: string
  readonly endpoint: string
  /** A further SCIM server of another account. */
  another(): Promise<SignInTest>
  /** Asks the token endpoint. */
  ask(form: Readonly<Record<string, string>> | string, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /** Status of a SCIM call with that token. */
  call(token: string): Promise<Answer>
}

/** Runs the tests against a whole server, once on SQLite and once on PostgreSQL. */
export function describeSignIn(title: string, tests: (test: () => SignInTest) => void): void {
  describeDatabases(title, (database) => {
    let server: RunningServer | undefined
    let issuer: LocalIssuer | undefined
    let test: SignInTest | undefined
    beforeAll(async () => {
      issuer = await openLocalIssuer()
      const { dataFolder, databaseUrl } = database()
      const more = { dataFolder, databaseUrl, port: 0, host: '127.0.0.1', logLevel: 'silent' } as const
      const address = { publicUrl: 'http://127.0.0.1:0', identityAuthority: issuer.url }
      server = await startServer({ ...readConfiguration({}), ...more, ...address })
      test = await signInTest(server, issuer)
    })
    afterAll(async () => {
      await server?.close()
      await issuer?.close()
    })
    tests(() => {
      if (test === undefined) throw new Error('The server is there from beforeAll on.')
      return test
    })
  })
}

async function signInTest(server: RunningServer, issuer: LocalIssuer): Promise<SignInTest> {
  const account = server.house.installation.account(
    await server.house.installation.createAccount('Nordwind Traders', null),
  )
  const { id } = await account.writes.createScimServer('Entra', {}, actor)
  const endpoint = `${server.url}/oauth2/${id}/token`
  return {
    issuer,
    account,
    scimServerId: id,
    endpoint,
    another: () => signInTest(server, issuer),
    ask: async (form, headers = {}) =>
      answerOf(await fetch(endpoint, { method: 'POST', body: bodyOf(form), headers: { ...formHeader, ...headers } })),
    call: async (token) =>
      answerOf(await fetch(`${server.url}/scim/v2/${id}/Users`, { headers: { authorization: `Bearer ${token}` } })),
  }
}

const formHeader = { 'content-type': 'application/x-www-form-urlencoded' }

const bodyOf = (form: Readonly<Record<string, string>> | string) =>
  typeof form === 'string' ? form : new URLSearchParams(form).toString()

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
  return { status: response.status, headers: response.headers, body }
}

export const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
})
