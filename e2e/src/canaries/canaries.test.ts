import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../scripts/free-port.ts'
import { type Lived, live } from './life.ts'
import { type HeardServer, runCommand, startHeard } from './server.ts'

/** Every byte of every file below a folder. */
function bytesBelow(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
  return Buffer.concat(files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file)))
}

const found = (text: string | Buffer, needles: readonly string[]) => needles.filter((needle) => text.includes(needle))

/** A life of a server at trace level, with a canary in every attribute and every secret; then everything it left. */
describe('a server that tells everything it may tell', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dynasend-canaries-'))
  const data = join(folder, 'data')
  let server: HeardServer
  let lived: Lived
  let metrics: string
  let environment: Record<string, string>
  beforeAll(async () => {
    const [port, metricsPort] = [await freePort(), await freePort()]
    environment = { DYNASEND_DATA: data, DYNASEND_PORT: String(port), DYNASEND_METRICS_PORT: String(metricsPort) }
    server = await startHeard(port, environment)
    const link = await runCommand(['sign-in-link'], environment)
    lived = await live(server.url, /(?:#token=|#once=)([\w-]+)/u.exec(link)?.[1] ?? '')
    metrics = await (await fetch(`http://localhost:${metricsPort}/metrics`)).text()
    await runCommand(['backup', '--to', join(folder, 'backup.dynasend')], environment)
    await runCommand(['restore', join(folder, 'backup.dynasend'), '--to', join(folder, 'restored')], environment)
  })
  afterAll(async () => {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('has really been told all of it', () => {
    expect(lived.statuses).toEqual(expect.arrayContaining([200, 201, 204, 400, 401, 404, 409]))
    expect(lived.secrets.length).toBeGreaterThan(7)
    const kept = bytesBelow(data)
    for (const name of ['userName', 'title', 'externalId', 'group']) {
      expect(
        found(
          kept,
          lived.people.filter((canary) => canary.includes(name)),
        ),
        name,
      ).not.toEqual([])
    }
  })

  it('says no name, address or secret in its log, nor in any word to its terminal', () => {
    const words = server.words()
    expect(words).toContain('"route"')
    expect(found(words, [...lived.people, ...lived.secrets])).toEqual([])
  })

  it('answers nobody who has no token with anything of it', () => {
    expect(found(lived.answersToStrangers, [...lived.people, ...lived.secrets])).toEqual([])
  })

  it('counts without names: no metric carries a canary', () => {
    expect(metrics).toContain('dynasend_')
    expect(found(metrics, [...lived.people, ...lived.secrets])).toEqual([])
  })

  it('shows a secret in the answer that is for it, and in no other', () => {
    expect(found(lived.answersOfDashboard, lived.secrets)).toEqual([])
  })

  it('keeps no secret readable, neither in tables, nor in the write-ahead log, nor in a backup and what it restores', () => {
    for (const place of [data, join(folder, 'restored')])
      expect(found(bytesBelow(place), lived.secrets), place).toEqual([])
    expect(found(readFileSync(join(folder, 'backup.dynasend')), [...lived.secrets, ...lived.people])).toEqual([])
  })
})
