import { randomBytes } from 'node:crypto'
import { oneTimeLink } from '../../scripts/start/dashboard-account.ts'
import { JsonClient } from '../../scripts/start/json-client.ts'
import type { Round } from '../load/closed-loop.ts'
import type { Address } from '../load/connection.ts'
import { Times } from '../load/times.ts'
import type { Installation } from '../servers/dynasend.ts'

/** A manager who is signed in to the dashboard of an installation that is served. */
export interface Manager {
  createScimServer(name: string): Promise<Address>
  /** Searches for people by a part of a name, one search after another. */
  search(seconds: number, people: number): Promise<Round>
}

/** Makes the first owner of an empty installation. The session lasts longer than the bench. */
export async function signInManager({ origin, environment }: Installation): Promise<Manager> {
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
  return {
    async createScimServer(name) {
      const made = await client.call<{ server: { tenantUrl: string }; secretToken: string }>(
        'POST',
        `${account}/scim-servers`,
        { name },
      )
      return { tenantUrl: made.server.tenantUrl, secretToken: made.secretToken }
    },
    async search(seconds, people) {
      const times = new Times()
      const began = performance.now()
      let firstFailure: string | null = null
      let failures = 0
      for (let index = 0; performance.now() - began < seconds * 1000; index++) {
        const name = `Person ${(index * 7919) % people}`
        const start = performance.now()
        const found = await client.call<{ items: { displayName: string }[] }>(
          'GET',
          `${account}/users?search=${encodeURIComponent(name)}`,
        )
        times.add(performance.now() - start)
        if (found.items.some(({ displayName }) => displayName.startsWith(name))) continue
        failures++
        firstFailure ??= `the search for ${name} did not find it`
      }
      const requestsPerSecond = (times.count * 1000) / (performance.now() - began)
      const [p50, p99] = [times.quantile(0.5), times.quantile(0.99)]
      return { requests: times.count, requestsPerSecond, p50, p99, failures, firstFailure }
    },
  }
}
