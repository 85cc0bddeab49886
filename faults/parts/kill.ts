import { startPostgres } from '../../scripts/test/postgres.ts'
import type { Circumstances, Fault, Outcome } from '../fault.ts'
import { Ledger } from '../ledger.ts'
import { randomNumbers } from '../random.ts'
import { scimCalls } from '../scim-calls.ts'
import { makeScimServer, newPlace, type Place, startServer } from '../server-process.ts'
import { newTraffic, strangeStatuses, writeUntil } from '../writers.ts'

/** kill -9 after 150 to 850 ms of writing, again and again on the same data; then every acknowledged write is looked for. */
async function killAgainAndAgain(place: Place, { seed, rounds, say }: Circumstances): Promise<Outcome> {
  const scimServer = await makeScimServer(place)
  const [ledger, traffic, random] = [new Ledger(), newTraffic(), randomNumbers(seed)]
  let slowestStart = 0
  for (let round = 1; round <= rounds; round++) {
    const server = await startServer(place)
    slowestStart = Math.max(slowestStart, server.readyAfter)
    const calls = scimCalls(scimServer)
    let isOver = false
    const writing = writeUntil(() => isOver, calls, ledger, { seed: `${seed}-${round}`, traffic })
    await new Promise((resolve) => setTimeout(resolve, 150 + 700 * random()))
    await server.kill()
    isOver = true
    await writing
    await calls.close()
    say(`round ${round} of ${rounds}, ${ledger.acknowledged} writes acknowledged`)
  }
  const server = await startServer(place)
  const calls = scimCalls(scimServer)
  const { compared, failures } = await ledger.compare(calls)
  await calls.close()
  await server.stop()
  const { acknowledged, unanswered } = ledger
  const figures = { kills: rounds, acknowledged, unanswered, compared, 'slowest start ms': slowestStart }
  return { failures: [...failures, ...strangeStatuses(traffic)], figures }
}

export const killOnSqlite: Fault = {
  name: 'kill',
  promise: 'kill -9 while people arrive loses nothing that was acknowledged and leaves nothing half done (SQLite)',
  shortRounds: 12,
  longRounds: 200,
  run: async (circumstances) => killAgainAndAgain(await newPlace(), circumstances),
}

export const killOnPostgres: Fault = {
  name: 'kill-postgres',
  promise: 'the same on PostgreSQL',
  shortRounds: 8,
  longRounds: 200,
  async run(circumstances) {
    const postgres = await startPostgres({ durable: true })
    try {
      return await killAgainAndAgain(await newPlace(postgres.url), circumstances)
    } finally {
      await postgres.stop()
    }
  },
}
