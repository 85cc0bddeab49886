import { type Standby, startPostgres, type TestPostgres } from '../../scripts/test/postgres.ts'
import { type DatabaseProxy, openDatabaseProxy } from '../database-proxy.ts'
import type { Circumstances, Fault, Outcome } from '../fault.ts'
import { Ledger } from '../ledger.ts'
import { scimCalls } from '../scim-calls.ts'
import { isReady, makeScimServer, newPlace, startServer } from '../server-process.ts'
import { newTraffic, strangeStatuses, writeUntil } from '../writers.ts'

interface Trouble {
  /** What must be there before anybody writes. */
  prepare?(postgres: TestPostgres): Promise<void>
  /** Makes the trouble and ends it. */
  make(proxy: DatabaseProxy, postgres: TestPostgres): Promise<void>
  /** The longest that any request may take, in milliseconds. */
  readonly slowest: number
  /** The longest that writes may still fail after the trouble ended, in milliseconds. */
  readonly recovery: number
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Two nodes on one database; writers on both; the trouble in between; then everything acknowledged is looked for. */
async function twoNodes({ seed, rounds, say }: Circumstances, trouble: Trouble): Promise<Outcome> {
  const postgres = await startPostgres({ durable: true })
  await trouble.prepare?.(postgres)
  const proxy = await openDatabaseProxy(postgres.url)
  try {
    const first = await newPlace(proxy.url)
    const second = { ...first, ...(await newPlace(proxy.url, first.folder)) }
    const scimServer = await makeScimServer(first)
    const nodes = [await startServer(first), await startServer(second)]
    const [ledger, traffic, failures] = [new Ledger(), newTraffic(), [] as string[]]
    const atNode = (port: number) =>
      scimCalls({ ...scimServer, tenantUrl: scimServer.tenantUrl.replace(/:\d+\//u, `:${port}/`) })
    let recovered = 0
    for (let round = 1; round <= rounds; round++) {
      const calls = [first.port, second.port].map(atNode)
      let isOver = false
      const writing = calls.map((one, node) =>
        writeUntil(() => isOver, one, ledger, { seed: `${seed}-${round}-${node}`, traffic, writers: 4 }),
      )
      await pause(700)
      await trouble.make(proxy, postgres)
      const ended = performance.now()
      await pause(trouble.recovery + 1500)
      isOver = true
      await Promise.all(writing)
      await Promise.all(calls.map((one) => one.close()))
      recovered = Math.max(recovered, (traffic.troubles.findLast((at) => at > ended) ?? ended) - ended)
      say(`round ${round} of ${rounds}, ${ledger.acknowledged} writes acknowledged`)
    }
    for (const [index, { port }] of [first, second].entries())
      if (!(await isReady(port))) failures.push(`node ${index + 1} is not ready afterwards`)
    if (traffic.slowest > trouble.slowest) failures.push(`a request took ${Math.round(traffic.slowest)} ms`)
    if (recovered > trouble.recovery) failures.push(`writes still failed ${Math.round(recovered)} ms after the end`)
    const check = atNode(second.port)
    const { compared, failures: differences } = await ledger.compare(check)
    await check.close()
    for (const node of nodes) if ((await node.stop()) !== 0) failures.push('a node did not end with 0')
    const figures = {
      acknowledged: ledger.acknowledged,
      refused: traffic.statuses.get(503) ?? 0,
      unanswered: traffic.statuses.get(0) ?? 0,
      compared,
      'slowest request ms': Math.round(traffic.slowest),
      'recovered after ms': Math.round(recovered),
    }
    return { failures: [...failures, ...differences, ...strangeStatuses(traffic)], figures }
  } finally {
    await proxy.close()
    await postgres.stop()
  }
}

function postgresFault(name: string, promise: string, trouble: Trouble, shortRounds = 1): Fault {
  return { name, promise, shortRounds, longRounds: 5, run: (circumstances) => twoNodes(circumstances, trouble) }
}

export const postgresRestart = postgresFault(
  'postgres-restart',
  'PostgreSQL restarted while two nodes write: both live on, nothing acknowledged is missing',
  { make: (_, postgres) => postgres.restart('fast'), slowest: 10_000, recovery: 2000 },
)

export const postgresCrash = postgresFault('postgres-crash', 'PostgreSQL killed and recovered from its log: the same', {
  make: (_, postgres) => postgres.restart('immediate'),
  slowest: 10_000,
  recovery: 2000,
})

export const postgresSlow = postgresFault(
  'postgres-slow',
  'a database 200 ms away for 5 s: requests are slow or refused, end within 2 s once it is near again, and do not pile up',
  {
    async make(proxy) {
      proxy.set('slow')
      await pause(5000)
      proxy.set('open')
    },
    slowest: 7000,
    recovery: 2000,
  },
)

export const postgresCut = postgresFault(
  'postgres-cut',
  'the line to the database is cut for 6 s: no request hangs longer than 10 s, none is carried out twice',
  {
    async make(proxy) {
      proxy.set('silent')
      await pause(6000)
      proxy.set('refused')
      proxy.set('open')
    },
    slowest: 10_000,
    recovery: 2000,
  },
)

function failOver(): Trouble {
  let standby: Standby | null = null
  return {
    async prepare(postgres) {
      standby = await postgres.addStandby()
    },
    async make(proxy, postgres) {
      await postgres.lose()
      await standby?.promote()
      proxy.lead(standby?.url ?? postgres.url)
    },
    slowest: 10_000,
    recovery: 10_000,
  }
}

/** A lost server does not come back, so there is one round. */
export const postgresFailOver: Fault = {
  name: 'postgres-failover',
  promise:
    'the primary is lost and a synchronous standby takes over: nothing acknowledged is missing, writes go on within 10 s',
  shortRounds: 1,
  longRounds: 1,
  run: (circumstances) => twoNodes({ ...circumstances, rounds: 1 }, failOver()),
}
