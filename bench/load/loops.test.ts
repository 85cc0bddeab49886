import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { closedLoop } from './closed-loop.ts'
import { Connection, type Request } from './connection.ts'
import { openLoop } from './open-loop.ts'

const opened: Server[] = []

async function serve(answer: RequestListener): Promise<Connection[]> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  opened.push(server)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const at = { tenantUrl: `http://127.0.0.1:${address.port}/scim`, secretToken: 'secret' }
  return [new Connection(at), new Connection(at)]
}

afterEach(() => {
  for (const server of opened.splice(0)) server.close().closeAllConnections()
})

const get = (index: number): Request => ({
  method: 'GET',
  path: `/Users/${index}`,
  body: null,
  statuses: [200],
  contains: `"id":"${index}"`,
})
const idOf = (url = '') => url.slice(url.lastIndexOf('/') + 1)

describe('closedLoop', () => {
  it('asks for each index once, below the Tenant URL and with its token', async () => {
    const seen: string[] = []
    const connections = await serve((request, response) => {
      seen.push(`${request.url} ${request.headers.authorization}`)
      response.end(`{"id":"${idOf(request.url)}"}`)
    })
    const round = await closedLoop(connections, { seconds: 60, requests: 25 }, get)
    expect(round).toMatchObject({ requests: 25, failures: 0, firstFailure: null })
    expect(seen.toSorted()).toEqual(
      Array.from({ length: 25 }, (_, index) => `/scim/Users/${index} Bearer secret`).toSorted(),
    )
  })

  it('counts a wrong status, a wrong field and a broken connection as failures', async () => {
    const connections = await serve((request, response) => {
      const id = Number(idOf(request.url))
      if (id === 3) response.writeHead(500).end('{}')
      else if (id === 5) response.end('{"id":"another"}')
      else if (id === 7) request.socket.destroy()
      else response.end(`{"id":"${id}"}`)
    })
    const round = await closedLoop(connections, { seconds: 60, requests: 10 }, get)
    expect(round).toMatchObject({ requests: 10, failures: 3 })
  })

  it('goes on over a new connection when the server closes one after its answer', async () => {
    const connections = await serve((request, response) => {
      response.setHeader('connection', 'close')
      response.end(`{"id":"${idOf(request.url)}"}`)
    })
    expect(await closedLoop(connections, { seconds: 60, requests: 9 }, get)).toMatchObject({ requests: 9, failures: 0 })
  })
})

describe('openLoop', () => {
  it('counts the time that a request waits for a connection', async () => {
    const connections = await serve((request, response) => {
      void setTimeout(100).then(() => response.end(`{"id":"${idOf(request.url)}"}`))
    })
    const result = await openLoop(
      [{ perSecond: 100, connections, make: (index) => ({ kind: 'get', request: get(index) }) }],
      0.3,
    )
    const times = result.kinds.get('get')?.times
    // 30 requests over two connections of 100 ms each: the last one waits for more than a second.
    expect(times?.count).toBe(30)
    expect(times?.quantile(1)).toBeGreaterThan(500)
    expect(result).toMatchObject({ failures: 0 })
    expect(result.longestQueue).toBeGreaterThan(10)
  })

  it('tells kinds and failures apart', async () => {
    const connections = await serve((request, response) => {
      const id = Number(idOf(request.url))
      response.writeHead(id % 2 === 0 ? 200 : 503).end(`{"id":"${id}"}`)
    })
    const make = (index: number) => ({ kind: index % 2 === 0 ? 'even' : 'odd', request: get(index) })
    const { kinds, failures, firstFailure } = await openLoop([{ perSecond: 200, connections, make }], 0.1)
    expect([kinds.get('even')?.failures, kinds.get('odd')?.failures]).toEqual([0, kinds.get('odd')?.times.count])
    expect(failures).toBe(kinds.get('odd')?.failures)
    expect(firstFailure).toContain('503')
  })
})
