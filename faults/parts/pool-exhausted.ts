import { Client } from 'pg'
import { startPostgres } from '../../scripts/test/postgres.ts'
import type { Circumstances, Fault, Outcome } from '../fault.ts'
import { scimCalls } from '../scim-calls.ts'
import { isReady, makeScimServer, newPlace, startServer } from '../server-process.ts'

/** Somebody holds the people's table for 12 s: every connection of the server ends up waiting for it. */
async function holdTheTable({ say }: Circumstances): Promise<Outcome> {
  const postgres = await startPostgres({ durable: true })
  try {
    const place = await newPlace(postgres.url)
    const scimServer = await makeScimServer(place)
    const server = await startServer(place)
    const calls = scimCalls(scimServer, 64)
    const holder = new Client({ connectionString: postgres.url })
    await holder.connect()
    await holder.query('BEGIN; LOCK TABLE resources IN ACCESS EXCLUSIVE MODE')
    say('the table is held')
    const create = (index: number) => calls.send('POST', '/Users', { userName: `pool.${index}@nordwind.example` })
    const waiting = Array.from({ length: 64 }, (_, index) => create(index))
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const began = performance.now()
    const live = await fetch(`http://localhost:${place.port}/livez`)
    const liveAfter = performance.now() - began
    const answers = await Promise.all(waiting)
    await holder.query('ROLLBACK')
    await holder.end()
    const slowest = Math.max(...answers.map(({ milliseconds }) => milliseconds))
    const statuses = [...new Set(answers.map(({ status }) => status))]
    const failures: string[] = []
    if (statuses.some((status) => status !== 503)) failures.push(`answered with ${statuses.join(', ')} instead of 503`)
    if (slowest > 5000) failures.push(`a request waited ${Math.round(slowest)} ms`)
    if (!live.ok || liveAfter > 500) failures.push(`/livez answered ${live.status} after ${Math.round(liveAfter)} ms`)
    const after = await create(1000)
    if (after.status !== 201) failures.push(`afterwards a write was answered with ${after.status}`)
    const found = await calls.send('GET', '/Users?count=1')
    if (found.body['totalResults'] !== 1) failures.push(`${String(found.body['totalResults'])} people instead of one`)
    if (!(await isReady(place.port))) failures.push('the server is not ready afterwards')
    await calls.close()
    await server.stop()
    return {
      failures,
      figures: { waiting: answers.length, 'slowest ms': Math.round(slowest), '/livez ms': Math.round(liveAfter) },
    }
  } finally {
    await postgres.stop()
  }
}

export const poolExhausted: Fault = {
  name: 'pool-exhausted',
  promise:
    'when every database connection waits, requests are refused with 503, /livez answers, and all heals by itself',
  shortRounds: 1,
  longRounds: 1,
  run: holdTheTable,
}
