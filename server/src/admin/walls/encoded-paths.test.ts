import { request } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { accessTable } from '../route/access.ts'
import { routeTable } from '../route/table.ts'
import { openDashboard, type TestDashboard } from '../testing/dashboard.ts'
import { addressOf, type Named } from './id-places.ts'
import { furnish } from './tenants.ts'

const odd = [
  '%2F',
  '%2f',
  '%2e%2e%2f',
  '%5c',
  '%00',
  ';x=y',
  '//',
  '/./',
  '/%2e/',
  '%252f',
  '%252e%252e%252f',
  '%E0%A4%A',
  '%c0%af',
]

/** A request whose address is sent as it is: `fetch` would tidy it up. */
function ask(url: string, method: string, path: string): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers: { origin: 'http://localhost:8080' } }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

describeDatabases('addresses of the admin API, written oddly', (database) => {
  let dashboard: TestDashboard
  let ours: Named
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const { client, accountId } = await dashboard.owner()
    ours = (await furnish(dashboard, database().database, client, accountId)).named
  })
  afterAll(async () => dashboard.close())

  it('open nothing to nobody', async () => {
    const guarded = routeTable.filter(({ name }) => accessTable[name] !== 'anybody')
    for (const route of guarded) {
      const address = addressOf(route, ours)
      const last = address.lastIndexOf('/')
      const written = odd.flatMap((part) => [
        `${address.slice(0, last)}${part}${address.slice(last + 1)}`,
        `${address}${part}`,
        address.replace('/api/', `/api${part}`),
      ])
      const answers = await Promise.all(written.map((path) => ask(dashboard.url, route.method, path)))
      for (const [index, { status, text }] of answers.entries()) {
        expect([400, 401, 404], `${route.method} ${written[index]}`).toContain(status)
        expect(text).not.toContain('@nordwind.example')
      }
    }
  })
})
