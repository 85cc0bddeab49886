import { Client } from 'pg'
import { startPostgres } from '../../scripts/test/postgres.ts'
import type { Circumstances, Fault, Outcome } from '../fault.ts'
import { randomNumbers } from '../random.ts'
import { scimCalls } from '../scim-calls.ts'
import { makeScimServer, newPlace, spawnServer, startServer } from '../server-process.ts'

/** Four nodes start at once on an empty database; one is killed at some moment of its start. */
async function startAtOnce({ seed, rounds, say }: Circumstances): Promise<Outcome> {
  const postgres = await startPostgres({ durable: true })
  const random = randomNumbers(seed)
  const failures: string[] = []
  let slowest = 0
  try {
    for (let round = 1; round <= rounds; round++) {
      const url = await postgres.anotherDatabase()
      const places = await Promise.all([1, 2, 3].map(() => newPlace(url)))
      const doomed = spawnServer(await newPlace(url))
      const starting = Promise.all(places.map((place) => startServer(place)))
      await new Promise((resolve) => setTimeout(resolve, 300 + 1500 * random()))
      await doomed.kill()
      const nodes = await starting
      slowest = Math.max(slowest, ...nodes.map(({ readyAfter }) => readyAfter))
      failures.push(...(await migrationsTwice(url)))
      const [place] = places
      if (place) {
        const calls = scimCalls(await makeScimServer(place))
        const { status } = await calls.send('POST', '/Users', { userName: 'race@nordwind.example' })
        if (status !== 201) failures.push(`a write after the race was answered with ${status}`)
        await calls.close()
      }
      await Promise.all(nodes.map((node) => node.stop()))
      say(`race ${round} of ${rounds}`)
    }
  } finally {
    await postgres.stop()
  }
  return { failures, figures: { races: rounds, nodes: 4, 'slowest start ms': slowest } }
}

async function migrationsTwice(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string; n: string }>(
    'SELECT name, count(*) AS n FROM kysely_migration GROUP BY name',
  )
  await client.end()
  if (rows.length === 0) return ['no migration was written down']
  return rows.filter(({ n }) => Number(n) !== 1).map(({ name, n }) => `migration ${name} was applied ${n} times`)
}

export const migrationRace: Fault = {
  name: 'migration-race',
  promise: 'of four nodes that start at once, one of them killed, exactly one migrates and all others serve',
  shortRounds: 2,
  longRounds: 20,
  run: startAtOnce,
}
