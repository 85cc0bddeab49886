import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

const program = join(import.meta.dirname, 'dynasend.ts')
const folder = mkdtempSync(join(tmpdir(), 'dynasend-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

function start(arguments_: readonly string[], environment: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [program, ...arguments_], { env: { PATH: '/usr/bin:/bin', ...environment } })
  running.push(child)
  return child
}

async function run(arguments_: readonly string[], environment: Record<string, string> = {}) {
  const child = start(arguments_, { DYNASEND_DATA: join(folder, 'data'), ...environment })
  let output = ''
  let errors = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  await once(child, 'close')
  return { exitCode: child.exitCode, output, errors }
}

/** Starts `serve` and waits until it says that it is ready. */
async function serve(environment: Record<string, string>): Promise<ChildProcess> {
  const child = start(['serve'], { DYNASEND_DATA: join(folder, 'data'), DYNASEND_LOG_LEVEL: 'silent', ...environment })
  let output = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('Dynasend is ready')) resolve()
    })
    child.once('exit', () => reject(new Error(`the server ended: ${output}`)))
  })
  return child
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, 'localhost')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

interface Made {
  readonly tenantUrl: string
  readonly secretToken: string
}

describe('dynasend', () => {
  let port = ''
  beforeAll(async () => {
    port = String(await freePort())
  })
  const create = async (name: string): Promise<Made> => {
    const { exitCode, output } = await run(['scim-server', 'create', '--name', name, '--json'], { DYNASEND_PORT: port })
    expect(exitCode).toBe(0)
    return JSON.parse(output) as Made
  }
  const statusOf = async ({ tenantUrl, secretToken }: Made) =>
    (await fetch(`${tenantUrl}/Users`, { headers: { authorization: `Bearer ${secretToken}` } })).status

  it('makes a SCIM server before the first start and beside a running server, and stops cleanly', async () => {
    const before = await create('Before')
    expect(before.tenantUrl).toMatch(new RegExp(`^http://localhost:${port}/scim/v2/[\\w-]+$`, 'u'))
    const server = await serve({ DYNASEND_PORT: port })
    const beside = await create('Beside')
    expect([await statusOf(before), await statusOf(beside)]).toEqual([200, 200])
    expect(await statusOf({ ...before, secretToken: beside.secretToken })).toBe(401)
    const { output } = await run(['scim-server', 'list', '--json'], { DYNASEND_PORT: port })
    expect(JSON.parse(output)).toMatchObject([{ name: 'Before', tenantUrl: before.tenantUrl }, { name: 'Beside' }])
    const link = await run(['sign-in-link'], { DYNASEND_PORT: port })
    expect(link.output).toMatch(new RegExp(`^http://localhost:${port}/setup#token=\\w+\\n$`, 'u'))
    const second = await run(['serve'], { DYNASEND_PORT: String(await freePort()) })
    expect([second.exitCode, second.errors.trim().split('\n').length]).toEqual([1, 1])
    expect(await statusOf(before)).toBe(200)
    server.kill('SIGTERM')
    await once(server, 'exit')
    expect(server.exitCode).toBe(0)
  })

  it('backs up, verifies and restores, and refuses with the page that says more', async () => {
    await create('Kept')
    const made = await run(['backup', '--to', folder, '--json'])
    expect([made.exitCode, made.errors]).toEqual([0, ''])
    const { file, sealKey } = JSON.parse(made.output) as { readonly file: string; readonly sealKey: string }
    expect(sealKey).toBe('not included')
    const verified = await run(['backup', 'verify', file, '--json'])
    expect(JSON.parse(verified.output)).toMatchObject({ file, totalRows: expect.any(Number) as number })
    const to = join(folder, 'restored')
    const restored = await run(['restore', file, '--to', to])
    expect([restored.exitCode, restored.output]).toEqual([0, expect.stringContaining('The seal key is not there')])
    const { output } = await run(['scim-server', 'list', '--json'], { DYNASEND_DATA: to })
    expect(JSON.parse(output)).toContainEqual(expect.objectContaining({ name: 'Kept' }))
    const again = await run(['restore', file, '--to', to])
    expect([again.exitCode, again.errors]).toEqual([1, expect.stringContaining('docs/errors/restore-refused.md')])
    const elsewhere = await run(['backup'], { DYNASEND_DATABASE_URL: 'postgres://u:canary@127.0.0.1:1/x' })
    expect([elsewhere.exitCode, elsewhere.errors]).toEqual([1, expect.stringContaining('pg_dump')])
    expect(elsewhere.errors).not.toContain('canary')
  })

  it('says in one line that the port is taken', async () => {
    const other = createServer().listen(Number(port), 'localhost')
    await once(other, 'listening')
    const { exitCode, errors } = await run(['serve'], { DYNASEND_PORT: port })
    other.close()
    expect([exitCode, errors.trim().split('\n')]).toEqual([1, [expect.stringContaining(`port ${port} is taken`)]])
  })

  it('says in one line that the data folder cannot be used', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const { exitCode, errors } = await run(['serve'], { DYNASEND_DATA: file, DYNASEND_PORT: port })
    expect([exitCode, errors.trim().split('\n')]).toEqual([1, [expect.stringContaining('must name a folder')]])
  })

  it('lists every mistake of the configuration', async () => {
    const { exitCode, errors } = await run(['scim-server', 'list'], { DYNASEND_PORT: 'x', DYNASEND_DTAA: '/x' })
    expect([exitCode, errors]).toEqual([
      2,
      expect.stringMatching(/DYNASEND_DTAA is not a setting[\s\S]*DYNASEND_PORT must/u),
    ])
  })

  it('says that the database cannot be reached, without its password', async () => {
    const { exitCode, errors } = await run(['serve'], {
      DYNASEND_DATABASE_URL: 'postgres://u:canary@127.0.0.1:1/x',
      DYNASEND_PORT: port,
    })
    expect(exitCode).toBe(1)
    expect(errors.trim().split('\n')).toHaveLength(1)
    expect(errors).not.toContain('canary')
  })

  it('teaches, and refuses what it does not know with exit code 2', async () => {
    const help = await run(['--help'])
    expect([help.exitCode, help.output]).toEqual([0, expect.stringContaining('scim-server create --name')])
    expect((await run(['srve'])).exitCode).toBe(2)
    expect((await run(['scim-server', 'create'])).exitCode).toBe(2)
  })
})
