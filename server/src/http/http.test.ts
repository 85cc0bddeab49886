import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { createLog } from '../base/index.ts'
import { addPages, addProbes, createListener } from './index.ts'

const listeners: FastifyInstance[] = []
const listener = () => {
  const app = createListener({ log: createLog('silent'), trustedProxies: [] })
  listeners.push(app)
  return app
}
afterEach(async () => {
  await Promise.all(listeners.splice(0).map((app) => app.close()))
})

const browser = { accept: 'text/html,application/xhtml+xml' }

function builtDashboard(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dynasend-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Dashboard</title>')
  writeFileSync(join(folder, 'assets', 'index-abc.js'), 'export {}')
  return folder
}

describe('pages', () => {
  it('gives the first page for every view, never for an API, and nothing outside of its folder', async () => {
    const app = listener()
    await addPages(app, { folder: builtDashboard(), publicUrl: 'http://localhost:8080' })
    for (const url of ['/', '/users', '/users/1?tab=groups', '/scim-server/x']) {
      const answer = await app.inject({ url, headers: browser })
      expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining('Dashboard')])
      expect(answer.headers['cache-control']).toBe('no-cache')
    }
    for (const url of ['/api/x', '/scim/v2/x', '/assets/none.js', '/..%2f..%2fetc/passwd', '/%2e%2e/etc/passwd']) {
      expect((await app.inject({ url })).statusCode).toBe(404)
    }
    expect((await app.inject({ url: '/api/x', headers: browser })).json()).toMatchObject({
      error: { code: 'not_found' },
    })
    expect((await app.inject({ method: 'POST', url: '/', headers: browser })).statusCode).toBe(404)
  })

  it('lets a browser keep what never changes, and run no script but ours', async () => {
    const app = listener()
    await addPages(app, { folder: builtDashboard(), publicUrl: 'https://dynasend.nordwind.example' })
    const asset = await app.inject('/assets/index-abc.js')
    expect(asset.headers['cache-control']).toContain('immutable')
    const page = await app.inject({ url: '/', headers: browser })
    const policy = String(page.headers['content-security-policy'])
    for (const rule of [
      "default-src 'self'",
      "script-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
    ]) {
      expect(policy).toContain(rule)
    }
    expect(policy).not.toMatch(/script-src[^;]*unsafe/u)
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=31536000',
    })
  })

  it('sends a person who came by http to the https address, and nobody in circles', async () => {
    const app = listener()
    await addPages(app, { folder: builtDashboard(), publicUrl: 'https://dynasend.nordwind.example' })
    const answer = await app.inject({ url: '/users?tab=1', headers: { ...browser, 'x-forwarded-proto': 'http' } })
    expect([answer.statusCode, answer.headers['location']]).toEqual([
      308,
      'https://dynasend.nordwind.example/users?tab=1',
    ])
    const arrived = await app.inject({ url: '/users?tab=1', headers: { ...browser, 'x-forwarded-proto': 'https' } })
    expect(arrived.statusCode).toBe(200)
    expect((await app.inject({ url: '/', headers: browser })).statusCode).toBe(200)
  })

  it('says what to do before the dashboard is built', async () => {
    const app = listener()
    await addPages(app, { folder: '/nowhere', publicUrl: 'http://localhost:8080' })
    const answer = await app.inject({ url: '/', headers: browser })
    expect([answer.statusCode, answer.body]).toEqual([503, expect.stringContaining('npm start')])
  })
})

describe('listener', () => {
  it('answers a fault of ours without telling about it, and a request id with everything', async () => {
    const app = listener()
    app.get('/fault', async () => {
      throw new Error('canary: anna@nordwind.example')
    })
    const answer = await app.inject('/fault')
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('canary')
    expect(answer.json()).toMatchObject({ error: { code: 'internal', requestId: answer.headers['x-request-id'] } })
  })

  it('answers addresses that cannot be decoded with 400', async () => {
    const answer = await listener().inject('/%E0%A4%A')
    expect([answer.statusCode, answer.json()]).toEqual([400, expect.objectContaining({ status: 400 })])
  })

  it('goes on with the request id of a proxy, and makes one where that is none', async () => {
    const app = listener()
    const idFor = async (id: string) =>
      (await app.inject({ url: '/', headers: { 'x-request-id': id } })).headers['x-request-id']
    expect(await idFor('proxy-7f3a.91')).toBe('proxy-7f3a.91')
    for (const odd of ['short', 'x'.repeat(129), 'a b c d e f g h', '<script>alert(1)</script>'])
      expect(await idFor(odd)).toMatch(/^[\da-f-]{36}$/u)
  })

  it('is alive, and ready only when the storage is', async () => {
    const app = listener()
    const found = { running: true, database: true }
    addProbes(app, { version: '1.2.3', checks: async () => found })
    expect((await app.inject('/readyz')).json()).toEqual({ ready: true, failed: [], checks: found })
    found.database = false
    const answer = await app.inject('/readyz')
    expect([answer.statusCode, answer.json()]).toEqual([503, { ready: false, failed: ['database'], checks: found }])
    expect((await app.inject('/livez')).statusCode).toBe(200)
    expect((await app.inject('/version')).json()).toEqual({ version: '1.2.3' })
  })

  it('tells the operator when somebody speaks https to the plain port', async () => {
    const lines: string[] = []
    const app = createListener({
      log: createLog('warn', { write: (line) => void lines.push(line) }),
      trustedProxies: [],
    })
    listeners.push(app)
    const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from('16030100c8010000c40303', 'hex')))
      socket.on('error', () => undefined)
      socket.on('close', () => resolve())
      socket.resume()
    })
    expect(lines.join('')).toContain('somebody spoke https to this port')
  })

  it('closes a connection whose headers are larger than it reads', async () => {
    const app = listener()
    const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
    const received = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`),
      )
      let text = ''
      socket.on('data', (chunk) => {
        text += chunk.toString()
      })
      socket.on('close', () => resolve(text))
      socket.on('error', reject)
    })
    expect(received).toMatch(/^HTTP\/1\.1 431 /u)
  })
})
