import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ConnectProblem } from '../problem.ts'
import { createGraphClient, type GraphClient } from './client.ts'
import { GraphFailure, problemOf } from './failure.ts'
import { readAll } from './list.ts'

interface Reply {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

let server: Server | undefined
afterEach(async () => {
  server?.closeAllConnections()
  server?.close()
})

const Named = z.object({ id: z.string() })

/** A Graph that answers what it is told, in order; the last answer stays. Null breaks the connection. */
async function graphThat(replies: readonly (Reply | null)[]) {
  const seen: { method: string; path: string; token: string }[] = []
  const waits: number[] = []
  let tokens = 0
  let held = ''
  server = createServer((request, response) => {
    const reply = replies[Math.min(seen.length, replies.length - 1)] ?? null
    const { method = '', url: path = '', headers } = request
    seen.push({ method, path, token: headers.authorization ?? '' })
    request.resume()
    if (reply === null) return response.destroy()
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
    response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}))
    return undefined
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const client: GraphClient = createGraphClient({
    address: `http://127.0.0.1:${port}`,
    tokens: {
      token: async () => (held ||= `token-${++tokens}`),
      forget: () => {
        held = ''
      },
    },
    signal: new AbortController().signal,
    pause: async (milliseconds) => void waits.push(milliseconds),
    attempts: 4,
  })
  return { client, seen, waits }
}

const failureOf = async (work: Promise<unknown>): Promise<GraphFailure> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown)
  if (error instanceof GraphFailure) return error
  throw new Error(`It ended otherwise: ${String(error)}`)
}

describe('the Graph client', () => {
  it('waits as long as Retry-After says, in seconds or as a date, and tries again', async () => {
    const date = new Date(Date.now() + 30_000).toUTCString()
    const { client, waits } = await graphThat([
      { status: 429, headers: { 'retry-after': '7' } },
      { status: 503, headers: { 'retry-after': date } },
      { status: 200, body: { id: 'a' } },
    ])
    expect(await client.get('/me', Named)).toEqual({ id: 'a' })
    expect(waits[0]).toBe(7000)
    expect(waits[1]).toBeGreaterThan(25_000)
    expect(waits[1]).toBeLessThanOrEqual(30_000)
  })

  it('waits longer each time without one, and gives up in the end', async () => {
    const { client, seen, waits } = await graphThat([{ status: 503 }])
    const failure = await failureOf(client.get('/me', Named))
    expect([failure.status, failure.isUncertain, seen.length]).toEqual([503, false, 4])
    expect(waits.every((wait, index) => wait >= 250 * 2 ** index && wait <= 500 * 2 ** index)).toBe(true)
  })

  it('never repeats a call that may have been done, and says so', async () => {
    for (const reply of [null, { status: 503 }, { status: 504 }]) {
      const { client, seen } = await graphThat([reply])
      const failure = await failureOf(client.post('/jobs', {}, Named, 'once'))
      expect([failure.isUncertain, seen.length]).toEqual([true, 1])
      server?.closeAllConnections()
    }
    const { client, seen } = await graphThat([{ status: 429 }, { status: 201, body: { id: 'b' } }])
    expect(await client.post('/jobs', {}, Named, 'once')).toEqual({ id: 'b' })
    expect(seen).toHaveLength(2)
  })

  it('takes a new token once after 401', async () => {
    const { client, seen } = await graphThat([{ status: 401 }, { status: 200, body: { id: 'a' } }])
    await client.get('/me', Named)
    expect(seen.map(({ token }) => token)).toEqual(['Bearer token-1', 'Bearer token-2'])
  })

  it('names the place of an answer that is not as documented, without its values', async () => {
    const { client } = await graphThat([{ status: 200, body: { value: [{ id: 'a' }, { id: 7, secret: 'canary' }] } }])
    const error: unknown = await readAll(client, '/groups?$filter=x', Named).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ConnectProblem)
    const { code, message } = error as ConnectProblem
    expect([code, message]).toEqual(['entra-answer-unknown', expect.stringContaining('GET /groups')])
    expect(message).toContain('value.1.id')
    expect(message).not.toContain('canary')
    const page = await graphThat([{ status: 200, body: '<html>' }])
    await expect(page.client.get('/me', Named)).rejects.toThrow('the answer is no JSON')
  })

  it('follows a list to its end, but never carries the token to another address', async () => {
    const { client, seen } = await graphThat([
      { status: 200, body: { value: [{ id: 'a' }], '@odata.nextLink': 'https://evil.example/v1.0/groups?page=2' } },
      { status: 200, body: { value: [{ id: 'b' }] } },
    ])
    expect(await readAll(client, '/groups', Named)).toEqual([{ id: 'a' }, { id: 'b' }])
    expect(seen[1]?.path).toBe('/v1.0/groups?page=2')
    const other = await graphThat([{ status: 200, body: { value: [], '@odata.nextLink': 'https://evil.example/x' } }])
    await expect(readAll(other.client, '/groups', Named)).rejects.toThrow('it leads elsewhere')
  })

  it.each([
    [403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.', 'entra-permission'],
    [403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', 'Neither tenant is B2C', 'entra-premium-missing'],
    [
      403,
      'x',
      'Groups are not available for assignment due to your Active Directory plan level',
      'entra-premium-missing',
    ],
    [404, 'Request_ResourceNotFound', 'Gone', 'entra-not-ready'],
    [400, 'Request_BadRequest', 'No', 'entra-refused'],
    [429, 'TooManyRequests', 'Slow', 'entra-throttled'],
    [500, 'x', 'Oh', 'entra-unreachable'],
  ])('%i %s in plain words', (status, code, message, expected) => {
    const failure = new GraphFailure({ status, code, message, place: 'GET /x', isUncertain: false })
    const words = problemOf(failure, 'Some.Permission')
    expect(words.code).toBe(expected)
    expect(words.message).toContain(code)
    if (expected === 'entra-permission') expect(words.whatToDo).toContain('Some.Permission')
  })
})
