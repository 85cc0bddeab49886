import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSeal, openSealKey } from '../base/index.ts'
import { openSqlite } from '../storage/index.ts'
import { makeBackup, restoreBackup, verifyBackup } from './index.ts'

const root = mkdtempSync(join(tmpdir(), 'dynasend-backup-'))
const live = join(root, 'live')
const sealKey = openSealKey(live, null)
const sealed = createSeal(sealKey).close('the secret', 'here')
afterAll(() => rmSync(root, { recursive: true, force: true }))

beforeAll(async () => {
  const database = await openSqlite(live, 'server')
  const row = { id: 'a1', name: 'Nordwind Traders', created_at: '2026-11-23T00:00:00.000Z' }
  await database.write((tx) => tx.insertInto('accounts').values(row).execute())
  await database.close()
})

const make = (name: string, withSealKey = false) =>
  makeBackup({ dataFolder: live, to: join(root, name), sealKey, withSealKey })
const restore = (file: string, folder: string, key: string | null = null) =>
  restoreBackup({ file, folder: join(root, folder), sealKey: key })
const refusal = (code: string, words: string) => ({ code, message: expect.stringContaining(words) as string })

describe('backup', () => {
  it('makes one private file that names its rows, and keeps the key out of it', async () => {
    const { file, manifest } = await make('plain.backup')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(manifest.rows['accounts']).toBe(1)
    expect(manifest.sealKey?.key).toBeNull()
    expect(readFileSync(file).includes(sealKey.toString('base64'))).toBe(false)
    expect((await verifyBackup(file)).manifest).toEqual(manifest)
    expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('never writes over a file, and names a file of its own in a folder', async () => {
    const { file } = await make('twice.backup')
    await expect(make('twice.backup')).rejects.toMatchObject(refusal('backup-refused', 'exists already'))
    expect((await verifyBackup(file)).rows).toBeGreaterThan(0)
    expect((await make('.')).file).toMatch(/\/dynasend-[\dTZ-]+\.backup$/u)
  })

  it('says that there is nothing to back up, and makes no database', async () => {
    const empty = mkdtempSync(join(root, 'empty-'))
    const made = makeBackup({ dataFolder: empty, to: join(root, 'none.backup'), sealKey: null, withSealKey: false })
    await expect(made).rejects.toMatchObject(refusal('backup-refused', 'no database'))
    expect(readdirSync(empty)).toEqual([])
  })

  it('finds every changed byte and every missing end', async () => {
    const { file } = await make('whole.backup')
    const bytes = readFileSync(file)
    const payload = bytes.indexOf('\n', bytes.indexOf('\n') + 1) + 1
    const broken = join(root, 'broken.backup')
    for (const at of [0, 30, 100, payload - 3, payload + 12, bytes.length >> 1, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 0x01
      writeFileSync(broken, changed)
      await expect(verifyBackup(broken), `byte ${at}`).rejects.toMatchObject({ code: 'backup-damaged' })
    }
    for (const length of [0, 10, 90, payload, bytes.length - 1]) {
      writeFileSync(broken, bytes.subarray(0, length))
      await expect(verifyBackup(broken), `length ${length}`).rejects.toMatchObject({ code: 'backup-damaged' })
    }
  })
})

describe('restore', () => {
  it('puts rows and, when it was asked for, the key back', async () => {
    const { file } = await make('with-key.backup', true)
    expect((await restore(file, 'with-key')).secrets).toBe('open')
    expect(createSeal(openSealKey(join(root, 'with-key'), null)).open(sealed, 'here')).toBe('the secret')
    const connection = new DatabaseSync(join(root, 'with-key', 'dynasend.db'))
    expect(connection.prepare('select name from accounts').all()).toEqual([{ name: 'Nordwind Traders' }])
    connection.close()
  })

  it('says when the key is missing, takes the right one and refuses another', async () => {
    const { file } = await make('no-key.backup')
    expect((await restore(file, 'key-missing')).secrets).toBe('key-missing')
    expect((await restore(file, 'configured', sealKey.toString('base64'))).secrets).toBe('open')
    const other = Buffer.alloc(32, 7).toString('base64')
    await expect(restore(file, 'other', other)).rejects.toMatchObject(refusal('restore-refused', 'DYNASEND_SEAL_KEY'))
    const there = mkdtempSync(join(root, 'key-there-'))
    copyFileSync(join(live, 'seal.key'), join(there, 'seal.key'))
    expect((await restoreBackup({ file, folder: there, sealKey: null })).secrets).toBe('open')
  })

  it('refuses a folder that is served or not empty, and leaves it as it was', async () => {
    const { file } = await make('refused.backup')
    const before = readFileSync(join(live, 'dynasend.db'))
    await expect(restore(file, 'live')).rejects.toMatchObject(refusal('restore-refused', 'not empty'))
    const server = await openSqlite(live, 'server')
    await expect(restore(file, 'live')).rejects.toMatchObject(refusal('restore-refused', 'server works'))
    await server.close()
    expect(readFileSync(join(live, 'dynasend.db')).equals(before)).toBe(true)
  })

  it('leaves nothing of a damaged backup, and begins anew after a restore that was killed', async () => {
    const { file } = await make('anew.backup')
    const bytes = readFileSync(file)
    const cut = join(root, 'cut.backup')
    writeFileSync(cut, bytes.subarray(0, bytes.length - 40))
    await expect(restore(cut, 'anew')).rejects.toMatchObject({ code: 'backup-damaged' })
    expect(readdirSync(join(root, 'anew'))).toEqual([])
    writeFileSync(join(root, 'anew', 'dynasend.db.restoring'), 'half')
    expect((await restore(file, 'anew')).manifest.rows['accounts']).toBe(1)
    expect(readdirSync(join(root, 'anew'))).toEqual(['dynasend.db'])
  })

  it('refuses a backup of a newer version', async () => {
    const newer = join(root, 'newer')
    await (await openSqlite(newer)).close()
    const connection = new DatabaseSync(join(newer, 'dynasend.db'))
    connection.exec(`insert into kysely_migration values ('9999-later', '2099-01-01')`)
    connection.close()
    const to = join(root, 'newer.backup')
    const { file } = await makeBackup({ dataFolder: newer, to, sealKey: null, withSealKey: false })
    await expect(restore(file, 'from-newer')).rejects.toMatchObject(refusal('storage-newer', '9999-later'))
  })
})
