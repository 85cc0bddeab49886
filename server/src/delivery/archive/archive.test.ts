import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createLog } from '../../base/index.ts'
import { JobGoneError, startJobs } from '../../signatures/jobs/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { AccountDelivery } from '../contract.ts'
import { actor, openPublicSide, type PublicSide, publicUrl, putSignature } from '../testing/public.ts'
import { archiveFolder, archivePath } from './archives.ts'
import { archiveHandler, removeOldArchives } from './make.ts'

const day = 24 * 60 * 60_000

/** Paths and texts of a zip, local header by local header. */
function filesOf(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [packed, name] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)]
    const start = at + 30 + name
    const data = bytes.subarray(start, start + packed)
    const content = bytes.readUInt16LE(at + 8) === 8 ? inflateRawSync(data) : data
    files.set(bytes.toString('utf8', at + 30, start), content.toString('utf8'))
    at = start + packed
  }
  return files
}

describeDatabases('an archive of everybody’s files', (given) => {
  let side: PublicSide
  let accountId: string
  let own: AccountDelivery
  const parts = () => ({
    database: given().database,
    clock: { now: side.now },
    log: createLog('silent'),
    publicUrl,
    dataFolder: given().dataFolder,
  })
  beforeAll(async () => {
    side = await openPublicSide(given())
  })
  afterAll(() => side.close())
  beforeEach(async () => {
    accountId = await side.account('Nordwind / Traders')
    own = side.delivery.account(accountId)
  })
  const put = (email: string | null, more = {}) => putSignature(given().database, accountId, { email, ...more })
  async function work(): Promise<void> {
    const jobs = startJobs({ ...parts(), handlers: { archive: archiveHandler(parts()) } })
    await jobs.idle()
    await jobs.stop()
  }
  const bytesOf = async (id: string): Promise<Buffer> => buffer((await own.readArchive(id, actor)) as Readable)
  async function made(
    clients: readonly ('outlook' | 'thunderbird' | 'appleMail')[] = ['outlook'],
  ): Promise<{ id: string; files: Map<string, string> }> {
    const id = await own.startArchive(clients, actor)
    await work()
    return { id, files: filesOf(await bytesOf(id)) }
  }

  it('has a folder for each person with every variant that differs, and a list of who is where', async () => {
    await put('anna@nordwind.example')
    await put('bo@nordwind.example', { alike: true })
    await put('gone@nordwind.example', { state: 'inactive' })
    const { id, files } = await made()
    const names = ['', ' (reply)', ' (internal)'].flatMap((variant) =>
      ['htm', 'rtf', 'txt'].map((ending) => `anna@nordwind.example/Nordwind Traders${variant}.${ending}`),
    )
    const bo = ['htm', 'rtf', 'txt'].map((ending) => `bo@nordwind.example/Nordwind Traders.${ending}`)
    expect([...files.keys()].toSorted()).toEqual([...names, ...bo, 'people.csv'].toSorted())
    expect(files.get('people.csv')).toContain('bo@nordwind.example,bo@nordwind.example,')
    expect(await own.archives()).toEqual([
      expect.objectContaining({
        id,
        state: 'done',
        total: 2,
        done: 2,
        problem: null,
        createdBy: 'Anna Berg',
        result: { bytes: expect.any(Number), people: 2, until: expect.any(String) },
      }),
    ])
  })

  it('holds files for other mail programs when asked for', async () => {
    await put('anna@nordwind.example', { alike: true })
    const { files } = await made(['thunderbird', 'appleMail'])
    expect([...files.keys()].map((path) => path.replace(/[0-9A-F-]{36}/u, 'UUID'))).toEqual([
      'anna@nordwind.example/Nordwind Traders.html',
      'anna@nordwind.example/UUID.mailsignature',
      'people.csv',
    ])
  })

  it('has no path that leaves its folder and no two that are one on Windows, whatever people are called', async () => {
    for (const email of [
      '../../x',
      'con',
      'CON.',
      'people.csv',
      'a:b',
      'A?B',
      'a*b',
      '..\\..\\windows',
      '=cmd()',
      null,
      '\u202e',
    ])
      await put(email, { alike: true })
    const paths = [...(await made()).files.keys()]
    expect(paths.length).toBe(11 * 3 + 1)
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length)
    for (const path of paths)
      expect(path).toMatch(/^(?:(?!\.\.?\/|con[./])[^<>:"\\|?*\p{Cc}/]+\/)?[^<>:"\\|?*\p{Cc}/]+$/iu)
  })

  it('begins again after a stop in the middle, and is whole then', async () => {
    for (let index = 0; index < 120; index++) await put(`p${index}@nordwind.example`, { alike: true })
    const id = await own.startArchive(['outlook'], actor)
    const handler = archiveHandler(parts())
    let stopped = false
    const jobs = startJobs({
      ...parts(),
      handlers: {
        archive: async (run) => {
          if (stopped) return handler(run)
          const advance: typeof run.advance = async (progress) => {
            await run.advance(progress)
            if ((progress.done ?? 0) > 0) throw new JobGoneError()
          }
          stopped = true
          return handler({ ...run, advance })
        },
      },
    })
    await jobs.idle()
    await jobs.stop()
    expect(readdirSync(archiveFolder(given().dataFolder)).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(filesOf(await bytesOf(id)).size).toBe(120 * 3 + 1)
    expect((await own.archives())[0]).toMatchObject({ state: 'done', done: 120, total: 120 })
  })

  it('is one at a time for an account, and can be stopped', async () => {
    await put('anna@nordwind.example')
    const id = await own.startArchive(['outlook'], actor)
    await expect(own.startArchive(['outlook'], actor)).rejects.toThrow('being made already')
    await own.stopArchive(id)
    await work()
    expect(await own.archives()).toEqual([expect.objectContaining({ state: 'stopped' })])
    expect(await own.readArchive(id, actor)).toBeNull()
    await expect(own.stopArchive(id)).rejects.toThrow('No such archive.')
  })

  it('is had from another node too, which makes it anew', async () => {
    await put('anna@nordwind.example', { alike: true })
    const { id, files } = await made()
    rmSync(archivePath(given().dataFolder, id))
    expect([...filesOf(await bytesOf(id)).keys()]).toEqual([...files.keys()])
  })

  it('is over after a day, or as soon as somebody is erased, and its file goes', async () => {
    await put('anna@nordwind.example', { alike: true })
    const first = await made()
    const row = {
      account_id: accountId,
      id: `erased-${accountId}`,
      scim_server_id: 's',
      person_id: 'p',
      external_id_hash: null,
    }
    const facts = {
      user_name_hash: '',
      erased_at: new Date(side.now()).toISOString(),
      requested_by: 'x',
      state: 'done' as const,
      work: '',
    }
    await given().database.write((tx) =>
      tx
        .insertInto('erasures')
        .values({ ...row, ...facts })
        .execute(),
    )
    expect(await own.readArchive(first.id, actor)).toBeNull()
    side.advance(1000)
    const second = await made()
    const path = archivePath(given().dataFolder, second.id)
    await removeOldArchives(parts())
    expect([existsSync(archivePath(given().dataFolder, first.id)), existsSync(path)]).toEqual([false, true])
    side.advance(day)
    expect(await own.readArchive(second.id, actor)).toBeNull()
    expect((await own.archives()).map(({ state }) => state)).toEqual(['expired', 'expired'])
    mkdirSync(archiveFolder(given().dataFolder), { recursive: true })
    writeFileSync(archivePath(given().dataFolder, 'unknown'), 'left by a crash')
    await removeOldArchives(parts())
    expect(readdirSync(archiveFolder(given().dataFolder))).toEqual([])
  })

  it('is nobody else’s', async () => {
    await put('anna@nordwind.example')
    const { id } = await made()
    const foreign = side.delivery.account(await side.account('Südwind'))
    expect([await foreign.archives(), await foreign.readArchive(id, actor)]).toEqual([[], null])
    await expect(foreign.stopArchive(id)).rejects.toThrow('No such archive.')
    expect(readFileSync(archivePath(given().dataFolder, id)).length).toBeGreaterThan(100)
  })
})
