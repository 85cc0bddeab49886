import { afterAll, beforeAll, expect, test } from 'vitest'
import { openServers, type TestServers } from '../models/worlds/servers.ts'
import { fuzzScimApi } from './scim-api/run.ts'

let servers: TestServers
beforeAll(async () => {
  servers = await openServers()
})
afterAll(() => servers.close())

test('whatever is made from our own schemas is answered as published, on both databases', async () => {
  const statuses: number[] = []
  await fuzzScimApi(servers, { runs: 200, seed: 4, onAnswer: (status) => statuses.push(status) })
  expect(statuses).toHaveLength(400)
  // Answers that say no only would prove little.
  expect(statuses.filter((status) => status < 300).length).toBeGreaterThan(100)
})
