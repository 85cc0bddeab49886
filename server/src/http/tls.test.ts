import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { createLog } from '../base/index.ts'
import { type TestCertificate, testCertificate } from '../health/testing/certificate.ts'
import { createListener } from './listener.ts'
import { followTls, readTls } from './tls.ts'

const folder = mkdtempSync(join(tmpdir(), 'dynasend-tls-'))
const files = { certificate: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
const put = ({ cert, key }: TestCertificate): void => {
  writeFileSync(files.certificate, cert)
  writeFileSync(files.key, key)
}
const open: FastifyInstance[] = []
afterEach(async () => {
  vi.useRealTimers()
  await Promise.all(open.splice(0).map((app) => app.close()))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function listen(): Promise<number> {
  const app = createListener({ log: createLog('silent'), trustedProxies: [], tls: files })
  app.get('/hello', async () => ({ hello: 'over TLS' }))
  open.push(app)
  return Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
}

/** Trusts `authority` and nothing else. */
function get(port: number, authority: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request(
      { host: 'localhost', port, family: 4, path: '/hello', ca: authority, agent: false },
      (answer) => {
        answer.setEncoding('utf8').on('data', resolve)
      },
    )
    call.on('error', reject).end()
  })
}

describe('a server that speaks TLS itself', () => {
  it('answers whoever trusts its certificate', async () => {
    const certificate = testCertificate()
    put(certificate)
    expect(JSON.parse(await get(await listen(), certificate.cert))).toEqual({ hello: 'over TLS' })
  })

  it('refuses TLS 1.1 and older', async () => {
    put(testCertificate())
    const port = await listen()
    const failure = await new Promise<Error | null>((resolve) => {
      const socket = connect({
        port,
        host: '127.0.0.1',
        rejectUnauthorized: false,
        maxVersion: 'TLSv1.1',
        minVersion: 'TLSv1',
      })
      socket.on('secureConnect', () => resolve(null)).on('error', resolve)
    })
    expect(failure).toBeInstanceOf(Error)
  })

  it('takes a renewed certificate over without a restart, and keeps the old one while the new is half there', () => {
    const [before, after] = [testCertificate(), testCertificate()]
    put(before)
    const taken: string[] = []
    const told: string[] = []
    const log = createLog('info', { write: (line) => void told.push(line) })
    vi.useFakeTimers()
    const end = followTls({ setSecureContext: ({ cert }) => void taken.push(String(cert)) }, files, log, 1000)
    vi.advanceTimersByTime(1500)
    expect(taken).toEqual([])
    writeFileSync(files.certificate, after.cert)
    vi.advanceTimersByTime(1000)
    expect(taken).toEqual([])
    expect(told.join('')).toContain('is not the key of')
    writeFileSync(files.key, after.key)
    vi.advanceTimersByTime(1000)
    expect(taken).toEqual([after.cert])
    end()
  })
})

describe('files that make no TLS server', () => {
  it.each([
    ['a certificate that is not there', () => rmSync(files.certificate), 'cert.pem cannot be read'],
    ['a certificate that is none', () => writeFileSync(files.certificate, 'hello'), 'cert.pem holds no certificate'],
    ['a key that is none', () => writeFileSync(files.key, 'hello'), 'key.pem holds no private key'],
    ['the key of another', () => writeFileSync(files.key, testCertificate().key), 'is not the key of'],
  ])('%s is named', (_, spoil, words) => {
    put(testCertificate())
    spoil()
    expect(() => readTls(files)).toThrow(words)
    expect(() => readTls(files)).toThrow(expect.objectContaining({ code: 'tls-files' }))
  })
})
