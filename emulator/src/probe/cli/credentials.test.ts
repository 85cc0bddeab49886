import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { suites } from '../suites/index.ts'
import { answering, probing, RecordingScreen } from '../testing/index.ts'
import { runProbe } from './run-probe.ts'

const folder = mkdtempSync(join(tmpdir(), 'probe-'))
const secretFile = join(folder, 'secret.txt')
const report = join(folder, 'report.json')
const secret = 'geheim +/:"secret'
writeFileSync(secretFile, `${secret}\n`)

/** Signs in at a token endpoint that answers so, and runs the test of the onboarding suite. */
async function probe(answer: (token: string) => { status: number; body: object }) {
  const { url, server } = await probing()
  const asked: string[] = []
  const endpoint = await answering((request, response) => {
    request.on('data', (part: Buffer) => asked.push(part.toString()))
    request.on('end', () => {
      asked.push(request.headers.authorization ?? '')
      const { status, body } = answer(server.token)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  const words = ['--url', url, '--token-endpoint', `${endpoint}/token`, '--client-id', 'entra']
  const more = [
    '--client-secret-file',
    secretFile,
    '--json',
    report,
    '--only',
    'onboarding.direct.validate-credentials',
  ]
  const screen = new RecordingScreen()
  const stops = { stop: new AbortController().signal, stopAtOnce: new AbortController().signal }
  const code = await runProbe([...words, ...more], suites, screen, stops)
  return { code, asked, token: server.token, told: screen.printed + screen.complaints }
}

describe('scim-probe with OAuth client credentials', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('gets its token as Entra does, and shows neither secret nor token', async () => {
    const body = (token: string) => ({ access_token: token, token_type: 'Bearer', expires_in: 3600 })
    const { code, asked, told, token } = await probe((issued) => ({ status: 200, body: body(issued) }))
    expect([code, told]).toEqual([0, expect.stringContaining('All 1 mandatory checks passed.')])
    const [form, basic] = asked
    expect(form).toBe('grant_type=client_credentials')
    const [id, given] = Buffer.from((basic ?? '').replace('Basic ', ''), 'base64')
      .toString()
      .split(':')
    expect([id, new URLSearchParams(`x=${given}`).get('x')]).toEqual(['entra', secret])
    const text = readFileSync(report, 'utf8')
    expect(text).toContain('/token')
    for (const hidden of [token, 'geheim', (basic ?? '').replace('Basic ', '')]) expect(text).not.toContain(hidden)
  })

  it('fails a token that is too short-lived', async () => {
    const body = (token: string) => ({ access_token: token, token_type: 'Bearer', expires_in: 60 })
    const { code, told } = await probe((issued) => ({ status: 200, body: body(issued) }))
    expect([code, told]).toEqual([1, expect.stringContaining('Expected: expires_in from 3600 to 21600')])
  })

  it('gives 2 and one line when no token comes', async () => {
    const { code, told } = await probe(() => ({ status: 401, body: { error: 'invalid_client' } }))
    expect([code, told]).toEqual([2, 'The token endpoint gives no token: 401. Check the client id and the secret.\n'])
  })
})
