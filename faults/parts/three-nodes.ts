import { DashboardAccount } from '../../scripts/start/dashboard-account.ts'
import { startPostgres } from '../../scripts/test/postgres.ts'
import type { Circumstances, Fault, Outcome } from '../fault.ts'
import { Ledger } from '../ledger.ts'
import { type ScimCalls, scimCalls } from '../scim-calls.ts'
import { newPlace, type Place, startServer } from '../server-process.ts'
import { newTraffic, strangeStatuses, writeUntil } from '../writers.ts'

interface ScimServer {
  readonly tenantUrl: string
  readonly secretToken: string
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const atNode = (server: ScimServer, { port }: Place): ScimCalls =>
  scimCalls({ ...server, tenantUrl: server.tenantUrl.replace(/:\d+\//u, `:${port}/`) })

/** Three nodes on one database, writers on each; one is killed and comes back, round after round. */
async function killOneOfThree({ seed, rounds, say }: Circumstances): Promise<Outcome> {
  const postgres = await startPostgres({ durable: true })
  try {
    const first = await newPlace(postgres.url)
    const places = [first, await newPlace(postgres.url, first.folder), await newPlace(postgres.url, first.folder)]
    const nodes = [await startServer(first)]
    for (const place of places.slice(1)) nodes.push(await startServer(place))
    const environment = { DYNASEND_DATA: first.folder, DYNASEND_DATABASE_URL: postgres.url }
    const account = await DashboardAccount.enter(`http://localhost:${first.port}`, environment, 'Nordwind Traders')
    const scimServer = await account.createScimServer('Three nodes')
    const [ledger, traffic, failures] = [new Ledger(), newTraffic(), [] as string[]]
    let troubles = 0
    for (let round = 1; round <= rounds; round++) {
      const victim = (round + 1) % 3
      let isOver = false
      const calls = places.map((place) => atNode(scimServer, place))
      const others = newTraffic()
      const writing = calls.map((one, node) =>
        writeUntil(() => isOver, one, ledger, {
          seed: `${seed}-${round}-${node}`,
          traffic: node === victim ? traffic : others,
          writers: 3,
        }),
      )
      await pause(800)
      await nodes[victim]?.kill()
      await pause(1200)
      nodes[victim] = await startServer(places[victim] ?? first)
      await pause(500)
      isOver = true
      await Promise.all(writing)
      await Promise.all(calls.map((one) => one.close()))
      troubles += others.troubles.length
      say(`round ${round} of ${rounds}, ${ledger.acknowledged} writes acknowledged`)
    }
    if (troubles > 0) failures.push(`${troubles} writes at the other two nodes failed`)
    const check = atNode(scimServer, places[1] ?? first)
    const { compared, failures: differences } = await ledger.compare(check)
    await check.close()
    const revoked = await revocation(account, scimServer, places)
    failures.push(...revoked.failures)
    for (const node of nodes) if ((await node.stop()) !== 0) failures.push('a node did not end with 0')
    const { acknowledged, unanswered } = ledger
    const figures = { kills: rounds, acknowledged, unanswered, compared, 'revoked everywhere after ms': revoked.after }
    return { failures: [...failures, ...differences, ...strangeStatuses(traffic)], figures }
  } finally {
    await postgres.stop()
  }
}

/** A Secret Token that one node revokes must be refused by every node within a second. */
async function revocation(
  account: DashboardAccount,
  scimServer: ScimServer,
  places: readonly Place[],
): Promise<{ after: number; failures: string[] }> {
  const calls = places.map((place) => atNode(scimServer, place))
  const statuses = () => Promise.all(calls.map((one) => one.send('GET', '/Users?count=1')))
  const before = await statuses()
  const failures = before.every(({ status }) => status === 200) ? [] : ['a node refused a token that was good']
  const id = scimServer.tenantUrl.split('/').at(-1) ?? ''
  await account.revokeTokens(id)
  const began = performance.now()
  let after = 0
  for (let refused = false; !refused && after < 5000; after = Math.round(performance.now() - began)) {
    refused = (await statuses()).every(({ status }) => status === 401)
    // Three hundred refused calls a minute are answered with 429 instead.
    if (!refused) await pause(50)
  }
  await Promise.all(calls.map((one) => one.close()))
  if (after > 1000) failures.push(`a revoked token was still taken ${after} ms later`)
  return { after, failures }
}

export const threeNodes: Fault = {
  name: 'three-nodes',
  promise:
    'one of three nodes is killed: the others go on without an error, and a revoked token ends on all within 1 s',
  shortRounds: 2,
  longRounds: 30,
  run: killOneOfThree,
}
