import type { Circumstances, Fault, Outcome } from '../fault.ts'
import { Ledger } from '../ledger.ts'
import { scimCalls } from '../scim-calls.ts'
import { makeScimServer, newPlace, startServer } from '../server-process.ts'
import { newTraffic, strangeStatuses, writeUntil } from '../writers.ts'

/** SIGTERM in the middle of writing, as an upgrade does it. */
async function stopUnderLoad({ seed, rounds, say }: Circumstances): Promise<Outcome> {
  const place = await newPlace()
  const scimServer = await makeScimServer(place)
  const [ledger, traffic, failures] = [new Ledger(), newTraffic(), [] as string[]]
  let longest = 0
  for (let round = 1; round <= rounds; round++) {
    const server = await startServer(place)
    const calls = scimCalls(scimServer)
    let isOver = false
    const writing = writeUntil(() => isOver, calls, ledger, { seed: `${seed}-${round}`, traffic })
    await new Promise((resolve) => setTimeout(resolve, 700))
    const began = performance.now()
    const end = await server.stop()
    longest = Math.max(longest, performance.now() - began)
    isOver = true
    await writing
    await calls.close()
    if (end !== 0) failures.push(`the server ended with ${end} instead of 0`)
    say(`stop ${round} of ${rounds}, ${ledger.acknowledged} writes acknowledged`)
  }
  if (longest > 10_000) failures.push(`a stop took ${(longest / 1000).toFixed(1)} s`)
  const server = await startServer(place)
  const calls = scimCalls(scimServer)
  const { compared, failures: differences } = await ledger.compare(calls)
  await calls.close()
  await server.stop()
  const figures = { stops: rounds, acknowledged: ledger.acknowledged, compared, 'longest stop ms': Math.round(longest) }
  return { failures: [...failures, ...differences, ...strangeStatuses(traffic)], figures }
}

export const gracefulStop: Fault = {
  name: 'stop',
  promise: 'SIGTERM under load ends in 10 s with exit code 0 and loses nothing that was acknowledged',
  shortRounds: 3,
  longRounds: 20,
  run: stopUnderLoad,
}
