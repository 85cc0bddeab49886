import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routeAddress, send } from './client.ts'
import { ApiProblem } from './problem.ts'

describe('routeAddress', () => {
  it('fills in and encodes what an address names', () => {
    const input = { params: { accountId: 'a/b', userId: 'ü' }, query: { search: 'R&D', cursor: undefined, limit: 5 } }
    expect(routeAddress('GET /api/accounts/{accountId}/users/{userId}', input)).toBe(
      '/api/accounts/a%2Fb/users/%C3%BC?search=R%26D&limit=5',
    )
  })
})

describe('send', () => {
  const server = createServer((request, response) => {
    response.setHeader('x-request-id', 'request-7')
    if (request.url === '/ok') return response.end('{"name":"Anna"}')
    if (request.url === '/empty') return response.writeHead(204).end()
    if (request.url === '/proxy') return response.writeHead(502).end('<html>Bad gateway</html>')
    return response.writeHead(403).end('{"error":{"code":"forbidden","message":"Owners only."}}')
  })
  let origin = ''
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The test server has no port.')
    origin = `http://127.0.0.1:${address.port}`
  })
  afterAll(() => new Promise((closed) => server.close(closed)))

  it('gives the answer, or null when there is none', async () => {
    expect(await send('GET', `${origin}/ok`)).toEqual({ name: 'Anna' })
    expect(await send('DELETE', `${origin}/empty`)).toBeNull()
  })

  it('throws a refusal with its request id', async () => {
    const refusal = await send('GET', `${origin}/no`).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(ApiProblem)
    expect(refusal).toMatchObject({ status: 403, code: 'forbidden', message: 'Owners only.', requestId: 'request-7' })
  })

  it('calls a proxy’s page and a closed port unreachable', async () => {
    await expect(send('GET', `${origin}/proxy`)).rejects.toMatchObject({ code: 'unreachable' })
    await expect(send('GET', 'http://127.0.0.1:1/x')).rejects.toMatchObject({ code: 'unreachable' })
  })
})
