import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient } from '../protocol/testing/client.ts'
import { makeScimServer, startTestServer } from '../protocol/testing/describe-scim.ts'
import { person } from '../protocol/testing/samples.ts'
import type { RunningServer } from '../server.ts'
import { describeDatabases } from '../storage/conformance/databases.ts'
import { scrape, valueOf } from './testing/scrape.ts'

const users = '/scim/v2/:scimServerId/Users'

describeDatabases('Metrics', (database) => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startTestServer(database(), { metricsPort: 0 })
  })
  afterAll(() => server.close())

  it('count what was done by operation, route and status, and what it cost', async () => {
    const { client } = await makeScimServer(server)
    const wrong = createClient(client.tenantUrl, 'wrong')
    const { body } = await client.post('/Users', person('anna@nordwind.example'))
    await client.post('/Users', person('anna@nordwind.example'))
    await client.get(`/Users/${String(body['id'])}`)
    await client.patch(`/Users/${String(body['id'])}`, [{ op: 'replace', path: 'title', value: 'Head of purchasing' }])
    for (let call = 0; call < 3; call++) await wrong.get('/Users')
    const samples = await scrape(server.metricsPort)
    const operation = (name: string, outcome: string) =>
      valueOf(samples, 'dynasend_scim_operations_total', { operation: name, outcome })
    expect(operation('users_create', 'done')).toBe(1)
    expect(operation('users_create', 'refused')).toBe(1)
    expect(operation('users_get', 'done')).toBe(1)
    expect(operation('users_patch', 'done')).toBe(1)
    expect(operation('users_list', 'refused')).toBe(3)
    const requests = (labels: Record<string, string>) =>
      valueOf(samples, 'dynasend_http_request_duration_seconds_count', labels)
    expect(requests({ method: 'POST', route: users, status: '2xx' })).toBe(1)
    expect(requests({ method: 'POST', route: users, status: '4xx' })).toBe(1)
    const largest = { method: 'POST', route: users, status: '2xx', le: '+Inf' }
    expect(valueOf(samples, 'dynasend_http_request_duration_seconds_bucket', largest)).toBe(1)
    expect(valueOf(samples, 'dynasend_authentication_failures_total', { surface: 'scim' })).toBe(3)
    expect(valueOf(samples, 'dynasend_commit_duration_seconds_count')).toBeGreaterThan(1)
    expect(valueOf(samples, 'dynasend_commit_writes_sum')).toBeGreaterThan(1)
    const waits = valueOf(samples, 'dynasend_database_connection_wait_seconds_count') ?? 0
    const connections = valueOf(samples, 'dynasend_database_connections', { state: 'idle' })
    if (database().kind === 'postgres') expect([waits > 0, connections]).toEqual([true, expect.any(Number)])
    else expect([waits, connections]).toEqual([0, undefined])
    for (const check of ['running', 'database', 'migrations', 'disk'])
      expect(valueOf(samples, 'dynasend_ready', { check })).toBe(1)
    expect(valueOf(samples, 'dynasend_disk_free_bytes')).toBeGreaterThan(0)
    expect(valueOf(samples, 'dynasend_build_info', { database: database().kind })).toBe(1)
  })

  it('are as many after hundreds of addresses that nobody knows', async () => {
    const { client } = await makeScimServer(server)
    const ask = async (number: number) => {
      const odd = `${randomBytes(6).toString('hex')}${number}`
      const places = [`${server.url}/${odd}`, `${server.url}/api/${odd}`, `${client.tenantUrl}/${odd}`]
      const authorization = number % 2 === 0 ? `Bearer ${client.secretToken}` : `Bearer ${odd}`
      await (await fetch(places[number % 3] ?? server.url, { headers: { authorization } })).arrayBuffer()
    }
    for (let number = 0; number < 30; number++) await ask(number)
    const before = (await scrape(server.metricsPort)).map(({ name, labels }) => `${name} ${JSON.stringify(labels)}`)
    for (let round = 0; round < 10; round++)
      await Promise.all(Array.from({ length: 50 }, (_, number) => ask(round * 50 + number)))
    const samples = await scrape(server.metricsPort)
    // Which garbage collections there were is the process's own business.
    const own = (keys: string[]) => keys.filter((key) => key.startsWith('dynasend_'))
    const after = own(samples.map(({ name, labels }) => `${name} ${JSON.stringify(labels)}`))
    expect(after.filter((key) => !before.includes(key) && !key.includes('"429"') && !isNewClass(key, before))).toEqual(
      [],
    )
    expect(after.length).toBeLessThan(2_000)
    expect(valueOf(samples, 'dynasend_http_request_duration_seconds_count', { route: '(no route)' })).toBeGreaterThan(
      150,
    )
  })

  it('are served at their own port only', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404)
    expect((await fetch(`http://localhost:${server.metricsPort}/`)).status).toBe(404)
    expect((await fetch(`http://localhost:${server.metricsPort}/metrics`, { method: 'POST' })).status).toBe(405)
  })
})

/** The same route and method, answered for the first time with another class of status: a closed set of five. */
function isNewClass(key: string, before: readonly string[]): boolean {
  const anyClass = (text: string) => text.replace(/"status":"[1-5]xx"/u, '')
  return before.some((known) => anyClass(known) === anyClass(key))
}
