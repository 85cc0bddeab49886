import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfiguration } from '../config/index.ts'
import { type RunningServer, startServer } from '../server.ts'
import { readTraceParent, writeTraceParent } from './trace-context.ts'

interface Span {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly attributes: readonly { readonly key: string; readonly value: object }[]
}
interface Sent {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[]
}

const traceId = '0af7651916cd43dd8448eb211c80319c'
const callerSpan = 'b7ad6b7169203331'

/** A server that sends its traces to a collector of this test's. */
describe('traces', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'dynasend-traces-'))
  const bodies: string[] = []
  let collector: Server
  let server: RunningServer

  beforeAll(async () => {
    collector = createServer((request, answer) => {
      let body = ''
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      request.on('end', () => {
        bodies.push(body)
        answer.setHeader('content-type', 'application/json').end('{}')
      })
    }).listen(0, '127.0.0.1')
    await once(collector, 'listening')
    const { port } = collector.address() as AddressInfo
    server = await startServer({
      ...readConfiguration({}),
      dataFolder,
      port: 0,
      publicUrl: 'http://localhost:0',
      logLevel: 'silent',
      tracesEndpoint: `http://127.0.0.1:${port}`,
    })
  })
  afterAll(() => {
    collector.close()
    rmSync(dataFolder, { recursive: true, force: true })
  })

  it('reach the collector with the request, the write below it, the caller above it, and no value', async () => {
    const account = await server.house.installation.createAccount('Nordwind', null)
    const made = await server.house.installation
      .account(account)
      .writes.createScimServer('Entra', {}, { operatorId: 'test', name: 'Test' })
    const answer = await fetch(`${server.url}/scim/v2/${made.id}/Users`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${made.secretToken}`,
        'content-type': 'application/scim+json',
        traceparent: `00-${traceId}-${callerSpan}-01`,
      },
      body: JSON.stringify({
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: 'canary@nordwind.example',
      }),
    })
    expect(answer.status).toBe(201)
    await answer.text()
    await server.close()

    const spans = bodies
      .flatMap((body) => (JSON.parse(body) as Sent).resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
    const request = spans.find(({ name }) => name.startsWith('POST /scim/v2/'))
    expect(request).toMatchObject({ traceId, parentSpanId: callerSpan })
    expect(request?.attributes).toContainEqual({ key: 'http.response.status_code', value: { intValue: 201 } })
    const write = spans.find(({ name, parentSpanId }) => name === 'write' && parentSpanId === request?.spanId)
    expect(write).toMatchObject({ traceId })
    for (const secret of ['canary', made.id, made.secretToken]) expect(bodies.join('')).not.toContain(secret)
  })
})

describe('a trace context', () => {
  it('is read as it is written', () => {
    const written = `00-${traceId}-${callerSpan}-01`
    const read = readTraceParent(written)
    expect(read).toMatchObject({ traceId, spanId: callerSpan, isRemote: true })
    expect(read && writeTraceParent(read)).toBe(written)
  })

  it.each([
    undefined,
    ['a', 'b'],
    '',
    'ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    '00-00000000000000000000000000000000-b7ad6b7169203331-01',
    '00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01',
    '00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01',
  ])('that is none (%s) is not believed', (header) => {
    expect(readTraceParent(header)).toBeNull()
  })
})
