import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { UnavailableError } from '../../directory/errors.ts'
import type { Role } from '../../directory/operator-contract.ts'
import type { BoundRoute, RawCall, Services } from './bind.ts'
import { mountRoute, prepare } from './mount.ts'

const publicUrl = 'https://signatures.nordwind.example/below'
const origin = 'https://signatures.nordwind.example'

/** Who calls, and what the routes were given; nothing else is behind the guard here. */
interface Situation {
  readonly signedIn?: boolean
  readonly owner?: boolean
  readonly role?: Role | null
}

let app: FastifyInstance | null = null
afterEach(async () => app?.close())

function open(situation: Situation, definition: Partial<BoundRoute['definition']>, answer: unknown = { ok: true }) {
  const calls: RawCall[] = []
  const logged: string[] = []
  const caller = { operatorId: 'o1', name: 'Anna' }
  const services = {
    signIn: {
      caller: async () => (situation.signedIn === true ? { caller, cookies: ['session=renewed'] } : null),
    },
    installation: {
      isInstallationOwner: async (id: string) => id === 'o1' && situation.owner === true,
      membership: async (accountId: string, operatorId: string) =>
        accountId === 'a1' && operatorId === 'o1' && situation.role
          ? { id: 'a1', name: 'Nordwind', role: situation.role }
          : null,
    },
  } as unknown as Services
  const run = async (call: RawCall): Promise<unknown> => {
    calls.push(call)
    if (situation.signedIn === true) call.setCookies(['more=1'])
    if (answer instanceof Error) throw answer
    return answer
  }
  const server = fastify({ logger: { level: 'info', stream: { write: (line: string) => void logged.push(line) } } })
  app = server
  prepare(server, publicUrl)
  const whole = { name: 'session.options', method: 'GET', path: '/x', summary: '', status: 200, ...definition } as const
  mountRoute(server, { definition: whole, run } as BoundRoute, services)
  return { calls, logged, server }
}

const inAccount = { name: 'people.edit', method: 'PATCH', path: '/accounts/{accountId}/users/{userId}' } as const
const change = { method: 'PATCH', url: '/accounts/a1/users/u1', headers: { origin }, payload: { a: 1 } } as const

describe('who may call', () => {
  it.each<[title: string, name: string, situation: Situation, status: number]>([
    ['anybody where anybody may', 'session.options', {}, 200],
    ['anybody who is signed in, too', 'session.options', { signedIn: true }, 200],
    ['no stranger where operators may', 'session.get', {}, 401],
    ['an operator where operators may', 'session.get', { signedIn: true }, 200],
    ['no stranger at the installation', 'oidc.get', { owner: true }, 401],
    ['no other operator at the installation', 'oidc.get', { signedIn: true, role: 'owner' }, 403],
    ['the first owner at the installation', 'oidc.get', { signedIn: true, owner: true }, 200],
  ])('%s', async (_, name, situation, status) => {
    const { calls, server } = open(situation, { name })
    const answer = await server.inject({ method: 'GET', url: '/x' })
    expect(answer.statusCode).toBe(status)
    expect(calls).toHaveLength(status === 200 ? 1 : 0)
    if (status === 200)
      expect(calls[0]?.caller ?? null).toEqual(situation.signedIn ? { operatorId: 'o1', name: 'Anna' } : null)
    if (status === 200) expect(calls[0]?.membership).toBeNull()
  })

  it.each<[title: string, url: string, situation: Situation, status: number]>([
    ['a member of a role that may', '/accounts/a1/users/u1', { signedIn: true, role: 'manager' }, 200],
    ['no member of another role', '/accounts/a1/users/u1', { signedIn: true, role: 'auditor' }, 403],
    ['nobody else, who learns nothing', '/accounts/a1/users/u1', { signedIn: true, role: null }, 404],
    ['no member of another account', '/accounts/a2/users/u1', { signedIn: true, role: 'owner' }, 404],
    ['not the first owner for that reason alone', '/accounts/a1/users/u1', { signedIn: true, owner: true }, 404],
    ['no address that names no account', '/accounts/a%00/users/u1', { signedIn: true, role: 'owner' }, 404],
    ['nobody who is not signed in', '/accounts/a1/users/u1', { role: 'owner' }, 401],
  ])('of an account: %s', async (_, url, situation, status) => {
    const { calls, server } = open(situation, inAccount)
    const answer = await server.inject({ ...change, url })
    expect(answer.statusCode).toBe(status)
    expect(calls).toHaveLength(status === 200 ? 1 : 0)
    if (status === 200) {
      expect(calls[0]).toMatchObject({
        membership: { id: 'a1', role: 'manager' },
        params: { accountId: 'a1', userId: 'u1' },
        body: { a: 1 },
        address: '127.0.0.1',
      })
    }
  })

  it('a route without a line in the table does not start', () => {
    expect(() => open({}, { name: 'nobody.knows' })).toThrow(/nobody\.knows/u)
  })
})

describe('where a change comes from', () => {
  it.each<[headers: Record<string, string>, isTaken: boolean]>([
    [{ origin }, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{}, false],
    [{ origin: 'https://evil.example' }, false],
    [{ origin: 'null' }, false],
    [{ origin: publicUrl }, false],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
  ])('%j: %s', async (headers, isTaken) => {
    const { calls, server } = open({ signedIn: true }, { method: 'POST' })
    const answer = await server.inject({ method: 'POST', url: '/x', headers, payload: {} })
    expect(answer.statusCode).toBe(isTaken ? 200 : 403)
    expect(calls).toHaveLength(isTaken ? 1 : 0)
    if (!isTaken) {
      expect(answer.json()).toMatchObject({
        error: { code: 'forbidden', what_to_do: expect.stringContaining(origin), requestId: expect.any(String) },
      })
    }
  })

  it.each(['GET', 'HEAD'] as const)('%s changes nothing, so it may come from anywhere', async (method) => {
    const { server } = open({}, {})
    expect((await server.inject({ method, url: '/x', headers: { origin: 'https://evil.example' } })).statusCode).toBe(
      200,
    )
  })

  it('a body that is text is not read, so that no form of another site is', async () => {
    const { calls, server } = open({}, { method: 'POST' })
    const answer = await server.inject({
      method: 'POST',
      url: '/x',
      headers: { origin, 'content-type': 'text/plain' },
      payload: '{"a":1}',
    })
    expect(answer.statusCode).toBe(415)
    expect(calls).toHaveLength(0)
  })
})

describe('the answer', () => {
  it('is JSON that no cache keeps, with the cookies of session and handler', async () => {
    const { server } = open({ signedIn: true }, { status: 201 }, { name: 'Åse' })
    const answer = await server.inject({ method: 'GET', url: '/x' })
    expect(answer.statusCode).toBe(201)
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      'set-cookie': ['session=renewed', 'more=1'],
    })
    expect(answer.body).toBe('{"name":"Åse"}')
  })

  it('of 204 is empty, and of a file is the file', async () => {
    const { server } = open({}, { status: 204 }, undefined)
    const empty = await server.inject({ method: 'GET', url: '/x' })
    expect([empty.statusCode, empty.body, empty.headers['content-type']]).toEqual([204, '', undefined])
    expect(empty.headers).not.toHaveProperty('set-cookie')
    const { server: other } = open({}, { contentType: 'text/csv; charset=utf-8' }, 'a,b')
    const file = await other.inject({ method: 'GET', url: '/x' })
    expect([file.body, file.headers['content-type']]).toEqual(['a,b', 'text/csv; charset=utf-8'])
  })

  it('of a fault of ours says nothing of it, and the log does', async () => {
    const { logged, server } = open({}, {}, new Error('the inmost'))
    const answer = await server.inject({ method: 'GET', url: '/x' })
    expect(answer.statusCode).toBe(500)
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/problem+json; charset=utf-8',
    })
    expect(answer.json()).toMatchObject({ error: { code: 'internal' } })
    expect(answer.body).not.toContain('inmost')
    expect(answer.headers).not.toHaveProperty('retry-after')
    const told = logged.filter((line) => line.includes('an admin request failed'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('the inmost')
    expect(told[0]).toContain((answer.json() as { error: { requestId: string } }).error.requestId)
  })

  it('of a refusal is not logged, and says when to try again', async () => {
    const busy = new UnavailableError('The database is away.', 7)
    const { logged, server } = open({}, {}, busy)
    const answer = await server.inject({ method: 'GET', url: '/x' })
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '7'])
    expect(logged.join('')).not.toContain('an admin request failed')
    const nothing = await server.inject({ method: 'GET', url: '/nowhere' })
    expect([nothing.statusCode, (nothing.json() as { error: { code: string } }).error.code]).toEqual([404, 'not_found'])
    expect(nothing.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8' })
  })
})
