import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createLog } from '../../base/index.ts'
import { createListener } from '../../http/index.ts'
import { createInstruments } from '../instruments.ts'
import { parseMetrics, valueOf } from '../testing/scrape.ts'
import { measureRequests } from './measure.ts'
import { operationOf } from './operations.ts'

it('keeps the number of series through 10,000 random addresses', async () => {
  const instruments = createInstruments('1.2.3', 'sqlite')
  const app = createListener({ log: createLog('silent'), trustedProxies: [] })
  measureRequests(app, instruments)
  app.get('/scim/v2/:scimServerId/Users/:id', async (_request, reply) => reply.code(401).send())
  app.all('/scim/v2/:scimServerId/*', async (_request, reply) => reply.code(404).send())
  const ask = async (): Promise<void> => {
    const odd = randomBytes(8).toString('hex')
    const paths = [`/${odd}`, `/scim/v2/${odd}/Users/${odd}`, `/scim/v2/${odd}/${odd}`, `/%${odd}`]
    for (const url of paths) await app.inject({ url })
  }
  const keys = async () =>
    parseMetrics(await instruments.registry.metrics())
      .map(({ name, labels }) => `${name} ${JSON.stringify(labels)}`)
      .filter((key) => key.startsWith('dynasend_'))
  await ask()
  const before = await keys()
  for (let round = 0; round < 2_500; round++) await ask()
  expect(await keys()).toEqual(before)
  const samples = parseMetrics(await instruments.registry.metrics())
  expect(valueOf(samples, 'dynasend_scim_operations_total', { operation: 'users_get', outcome: 'refused' })).toBe(2_501)
  expect(valueOf(samples, 'dynasend_authentication_failures_total', { surface: 'scim' })).toBe(2_501)
  await app.close()
})

it('knows an operation by its route', () => {
  const at = (method: string, path: string) => operationOf(method, `/scim/v2/:scimServerId${path}`)
  expect([at('GET', '/Users'), at('HEAD', '/Users/:id'), at('PUT', '/Groups/:id')]).toEqual([
    'users_list',
    'users_get',
    'groups_replace',
  ])
  expect([at('POST', '/Users/.search'), at('POST', '/.search'), at('POST', '/Bulk'), at('ANY', '/*')]).toEqual([
    'users_search',
    'all_search',
    'bulk',
    'other',
  ])
  expect(operationOf('GET', '/api/session')).toBeNull()
})
