import { afterAll, beforeAll, expect, test } from 'vitest'
import { agree } from './agree.ts'
import { openServers, type TestServers } from './worlds/servers.ts'

let servers: TestServers
beforeAll(async () => {
  servers = await openServers()
})
afterAll(() => servers.close())

/** The same lists each time; `npm run models -- --runs 25 --length 50 --seed S` shortens one that differs, and searches new ones. */
test.each([1, 2_026])(
  'the model, SQLite and PostgreSQL answer the same, seed %i',
  async (seed) => {
    let commands = 0
    await agree(servers, { runs: 25, seed, length: 50, shrink: false, onRun: (count) => (commands = count) })
    expect(commands).toBeGreaterThan(200)
  },
  180_000,
)
