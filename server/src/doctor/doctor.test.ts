import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type Configuration, readConfiguration } from '../config/index.ts'
import { openHouse } from '../server.ts'
import { type Examination, examine } from './index.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dynasend-doctor-'))
  folders.push(folder)
  return join(folder, 'data')
}

async function look(given: Partial<Configuration>, quick = true): Promise<ReadonlyMap<string, Examination>> {
  const configuration = { ...readConfiguration({}), ...given }
  const outcomes = await examine({ configuration, quick, now: () => Date.now() }, () => undefined)
  return new Map(outcomes.map((one) => [one.name, one]))
}

async function installed(): Promise<string> {
  const dataFolder = emptyFolder()
  await (await openHouse({ ...readConfiguration({}), dataFolder, logLevel: 'silent' })).close()
  return dataFolder
}

describe('the doctor', () => {
  it('finds nothing bad before the first start, and makes nothing', async () => {
    const dataFolder = emptyFolder()
    const found = [...(await look({ dataFolder })).values()]
    expect(found.filter(({ verdict }) => verdict === 'bad')).toEqual([])
    expect(existsSync(dataFolder)).toBe(false)
  })

  it('finds a working installation sound, down to its rows', async () => {
    const found = await look({ dataFolder: await installed() }, false)
    expect(found.get('schema')).toMatchObject({ verdict: 'good' })
    expect(found.get('integrity')).toMatchObject({ verdict: 'good', seen: expect.stringContaining('nothing damaged') })
    expect(found.get('seal key')).toMatchObject({ verdict: 'good' })
    expect(found.get('backups')).toMatchObject({ verdict: 'warn' })
  })

  it('names a folder and a seal key that others can read, and the command that closes them', async () => {
    const dataFolder = await installed()
    chmodSync(dataFolder, 0o755)
    chmodSync(join(dataFolder, 'seal.key'), 0o644)
    const found = await look({ dataFolder })
    expect(found.get('data folder')).toMatchObject({ verdict: 'warn', mend: `chmod 700 ${dataFolder}` })
    expect(found.get('seal key')).toMatchObject({ verdict: 'bad', mend: `chmod 600 ${join(dataFolder, 'seal.key')}` })
  })

  it('says of a file that is no database that it cannot be read', async () => {
    const dataFolder = emptyFolder()
    mkdirSync(dataFolder, { mode: 0o700 })
    writeFileSync(join(dataFolder, 'dynasend.db'), 'this is no database, and long enough to be looked at '.repeat(100))
    const found = await look({ dataFolder }, false)
    expect([found.get('schema')?.verdict, found.get('integrity')?.verdict]).toEqual(['bad', 'bad'])
  })

  it('says that a PostgreSQL cannot be reached, without its password', async () => {
    const databaseUrl = 'postgres://dynasend:very-secret@127.0.0.1:1/dynasend'
    const found = await look({ dataFolder: emptyFolder(), databaseUrl })
    expect(found.get('database')).toMatchObject({
      verdict: 'bad',
      mend: expect.stringContaining('DYNASEND_DATABASE_URL'),
    })
    expect(JSON.stringify([...found])).not.toContain('very-secret')
  })

  it('tells what a real PostgreSQL has switched off', async () => {
    const databaseUrl = process.env['TEST_POSTGRES_URL'] ?? ''
    const found = await look({ dataFolder: emptyFolder(), databaseUrl })
    const { verdict, seen } = found.get('database') ?? { verdict: '', seen: '' }
    expect(seen).toMatch(/^PostgreSQL \d+/u)
    expect(verdict).toBe(seen.includes('is off') ? 'bad' : 'good')
  })

  it('sees that the public address does not speak TLS, and that a mail server takes no mail', async () => {
    const web = createServer((_, answer) => answer.end('hello')).listen(0, '127.0.0.1')
    await once(web, 'listening')
    const { port } = web.address() as AddressInfo
    const found = await look(
      { dataFolder: emptyFolder(), publicUrl: `https://127.0.0.1:${port}`, smtpHost: '127.0.0.1', smtpPort: port },
      false,
    )
    web.close()
    expect(found.get('public address')).toMatchObject({ verdict: 'bad' })
    expect(found.get('mail')).toMatchObject({ verdict: 'bad' })
  })
})
