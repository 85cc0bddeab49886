import { execFile } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readConfiguration } from '../../config/index.ts'
import { openHouse } from '../../server.ts'
import { explain } from '../../startup-problem.ts'
import { buildProgram } from '../program.ts'

const root = mkdtempSync(join(tmpdir(), 'dynasend-signatures-'))
const environment = { DYNASEND_DATA: join(root, 'data'), DYNASEND_LOG_LEVEL: 'silent' }
const program = join(import.meta.dirname, '../dynasend.ts')
const folder = join(root, 'repository')
const run = promisify(execFile)

interface Told {
  readonly out: string
  /** What stopped it; empty: nothing. */
  readonly problem: string
  readonly exitCode: number
}

/** Runs the command in this process: a process for each would take a second. */
async function told(...words: string[]): Promise<Told> {
  const lines: string[] = []
  const terminal = {
    write: (text: string) => void lines.push(text),
    note: () => undefined,
    isInteractive: false,
    isColourful: false,
  }
  try {
    await buildProgram(terminal).parseAsync(['node', 'dynasend', 'signatures', ...words])
    return { out: lines.join('\n'), problem: '', exitCode: Number(process.exitCode ?? 0) }
  } catch (error) {
    const { message, exitCode } = explain(error)
    return { out: lines.join('\n'), problem: message, exitCode }
  } finally {
    process.exitCode = undefined
  }
}

const dynasend = async (...words: string[]): Promise<string> => {
  const { out, problem } = await told(...words)
  expect(problem).toBe('')
  return out
}

const options = {
  call: { requestId: 'r', method: 'POST', path: '/Users', body: null },
  answer: () => ({ status: 201, body: null }),
}

describe('dynasend signatures', () => {
  const template = join(folder, 'programs/standard/new.html.liquid')
  beforeAll(async () => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
    const house = await openHouse(readConfiguration(environment))
    const account = house.installation.account(await house.installation.createAccount('Nordwind Traders', null))
    const { id, secretToken } = await account.writes.createScimServer('Entra', {}, { operatorId: 'a', name: 'Anna' })
    const caller = await house.directory.authenticate(id, secretToken)
    if (caller === null) throw new Error('The token that was just made is good.')
    const { users } = house.directory.scim(caller)
    for (let index = 0; index < 3; index++) {
      const emails = [{ type: 'work', value: `p${index}@nordwind.example` }]
      await users.create({ userName: `p${index}`, displayName: `Person ${index}`, active: true, emails }, options)
    }
    await house.close()
  })
  afterAll(() => {
    vi.unstubAllEnvs()
    rmSync(root, { recursive: true, force: true })
  })

  it('exports what is in force, and nothing differs from it', async () => {
    expect(await dynasend('export', folder)).toContain('Version 0')
    expect(existsSync(template)).toBe(true)
    writeFileSync(join(folder, 'README.md'), 'Our signatures.\n')
    expect((await told('export', folder)).problem).toContain('is not empty')
    expect(await dynasend('check', folder)).not.toContain(': error:')
    expect(await dynasend('diff', folder)).toContain('Nothing differs')
    expect(await dynasend('publish', folder, '--comment', 'x')).toContain('Nothing differs from version 0')
  })

  it('says what would change, in files and people, and publishes it', async () => {
    writeFileSync(template, readFileSync(template, 'utf8').replaceAll('\n', '\r\n'))
    appendFileSync(template, '<table role="presentation"><tr><td>Nordwind since 1923</td></tr></table>\r\n')
    const diff = await dynasend('diff', folder)
    expect(diff).toContain('changed: programs/standard/new.html.liquid')
    expect(diff).toContain('\n+<table role="presentation"><tr><td>Nordwind since 1923</td></tr></table>')
    expect(diff).toContain('Of 3 people 3 change')
    expect(JSON.parse(await dynasend('diff', folder, '--files-only', '--json'))).toEqual({
      files: [{ path: 'programs/standard/new.html.liquid', kind: 'changed' }],
      people: null,
    })
    expect(JSON.parse(await dynasend('publish', folder, '--comment', 'Since 1923', '--json'))).toMatchObject({
      version: 1,
      outcome: 'published',
    })
    expect(await dynasend('diff', folder)).toContain('Nothing differs')
  })

  it('names every error at its place, without a stack, and publishes nothing of it', async () => {
    const rules = join(folder, 'rules/program.yaml')
    const before = readFileSync(rules, 'utf8')
    writeFileSync(rules, `${before}- id: broken\n  name: Broken\n  when:\n    some: []\n  give: []\n`)
    const checked = await told('check', folder)
    expect(checked).toMatchObject({ exitCode: 1, problem: '' })
    expect(checked.out).toMatch(/^rules\/program\.yaml:\d+:\d+: error: /mu)
    expect(await told('publish', folder, '--comment', 'Broken')).toMatchObject({
      exitCode: 1,
      out: expect.stringContaining('Nothing can be published before') as string,
    })
    const environmentOfRun = { PATH: '/usr/bin:/bin', ...environment }
    const asRun = run(process.execPath, [program, 'signatures', 'diff', folder], { env: environmentOfRun })
    const stopped: unknown = await asRun.catch((error: unknown) => error)
    const { stderr } = stopped as { readonly stderr: string }
    expect(stderr).toContain('dynasend: rules/program.yaml:')
    expect(stderr).not.toContain('    at ')
    writeFileSync(rules, before)
    expect((await told('check', join(root, 'nowhere'))).problem).toContain('is no folder')
    expect(await dynasend('diff', folder)).toContain('Nothing differs')
  })

  it('replaces the files of a folder by those in force, and leaves the rest of the repository alone', async () => {
    writeFileSync(join(folder, 'rules/banner.yaml'), '[]\n')
    expect(await dynasend('export', folder, '--replace', '--account', 'Nordwind Traders')).toContain('Version 1')
    expect(existsSync(join(folder, 'README.md'))).toBe(true)
    expect(await dynasend('diff', folder)).toContain('Nothing differs')
    expect((await told('export', folder, '--account', 'Nobody')).problem).toContain('No account is called')
  })
})
