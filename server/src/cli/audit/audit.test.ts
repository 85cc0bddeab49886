import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { commandLine } from '../../audit/index.ts'
import { deeds, unguarded } from '../../audit/testing/stage.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'

const program = join(import.meta.dirname, '../dynasend.ts')

interface Outcome {
  readonly stdout: string
  readonly stderr: string
  readonly code?: number
}

describeDatabases('dynasend audit', (open) => {
  const run = async (...given: string[]): Promise<Outcome> => {
    const { dataFolder, databaseUrl } = open()
    const address: Record<string, string> = databaseUrl === null ? {} : { DYNASEND_DATABASE_URL: databaseUrl }
    const env = { PATH: '/usr/bin:/bin', DYNASEND_DATA: dataFolder, ...address }
    return promisify(execFile)(process.execPath, [program, ...given], { env }).catch(
      (error: unknown) => error as Outcome,
    )
  }

  it('signs, exports, checks, and names the first bad row with exit code 1', async () => {
    const { database, dataFolder } = open()
    await run('scim-server', 'create', '--name', '=Nordwind')
    const [account] = await database.read.selectFrom('accounts').select('id').execute()
    const accountId = account?.id ?? ''
    await deeds(database, accountId, 3)
    const [head, key, rows] = ['head.json', 'key.pem', 'rows.csv'].map((name) => join(dataFolder, name))
    const signed = await run('audit', 'head', '--to', head ?? '', '--public-key', key ?? '')
    expect([signed.stderr, signed.stdout]).toEqual(['', expect.stringContaining('Signed 1 chains')])
    const whole = await run('audit', 'verify', '--head', head ?? '', '--public-key', key ?? '', '--json')
    expect(JSON.parse(whole.stdout)).toMatchObject({ whole: true, chains: [{ account: '=Nordwind', rows: 5 }] })
    await run('audit', 'export', '--format', 'csv', '--file', rows ?? '', '--from', '2026-01-01')
    expect(readFileSync(rows ?? '', 'utf8')).toContain(`,${commandLine.name},audit.export,`)
    await unguarded(database, [`update audit_entries set detail = 'nothing' where sequence = 2`])
    const broken = await run('audit', 'verify')
    expect([broken.code, broken.stdout]).toEqual([1, expect.stringMatching(/BROKEN {2}=Nordwind: Row 2 .*\(id /u)])
    expect(broken.stderr.trim().split('\n')).toEqual([expect.stringContaining('docs/errors/audit-broken.md')])
    const nobody = await run('audit', 'verify', '--public-key', head ?? '')
    expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringContaining('docs/errors/audit-key-unreadable.md')])
    const strange = await run('audit', 'export', '--from', 'yesterday')
    expect([strange.code, strange.stderr]).toEqual([2, expect.stringContaining('2026-11-23')])
  })
})
