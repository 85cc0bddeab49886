import { afterAll, beforeAll, expect, test } from 'vitest'
import { openServers, type TestServers } from '../models/worlds/servers.ts'
import { fuzzAdminApi } from './admin-api/run.ts'

let servers: TestServers
beforeAll(async () => {
  servers = await openServers()
})
afterAll(() => servers.close())

test('whatever is made from docs/api is answered as docs/api says, on both databases', async () => {
  const answers: number[] = []
  const asked = new Set<string>()
  const onAnswer = (operationId: string, status: number): void => {
    answers.push(status)
    asked.add(operationId)
  }
  await fuzzAdminApi(servers, { runs: 130, seed: 4, onAnswer })
  expect(asked.size).toBeGreaterThan(45)
  expect(answers.filter((status) => status < 300).length).toBeGreaterThan(100)
})
