import { fork } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { StorageInUseError } from '../contract.ts'
import { openSqlite } from './open.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dynasend-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const account = (id: string) => ({ id, name: 'Nordwind Traders', created_at: '2026-01-01T00:00:00.000Z' })

it('refuses a second server on the folder and names the first one', async () => {
  const first = await openSqlite(folder, 'tool')
  // The number of a process that lives and is not this one.
  writeFileSync(join(folder, 'dynasend.lock'), `${process.ppid}\n`)
  await expect(openSqlite(folder, 'server')).rejects.toBeInstanceOf(StorageInUseError)
  await expect(openSqlite(folder, 'server')).rejects.toThrow(`process ${process.ppid}`)
  await first.close()
})

it('takes the lock of a process that is gone, and gives it back on closing', async () => {
  // The largest number that Linux gives is 2^22.
  writeFileSync(join(folder, 'dynasend.lock'), '9999999\n')
  const server = await openSqlite(folder, 'server')
  expect(statSync(join(folder, 'dynasend.lock')).size).toBeGreaterThan(0)
  await server.close()
  expect(() => statSync(join(folder, 'dynasend.lock'))).toThrow(/ENOENT/u)
})

it('lets the command line write beside the server, and each sees what the other has written', async () => {
  const server = await openSqlite(folder, 'server')
  const tool = await openSqlite(folder, 'tool')
  await Promise.all([
    server.write((tx) => tx.insertInto('accounts').values(account('server')).execute()),
    tool.write((tx) => tx.insertInto('accounts').values(account('tool')).execute()),
  ])
  for (const one of [server, tool]) {
    const rows = await one.read.selectFrom('accounts').select('id').orderBy('id').execute()
    expect(rows).toEqual([{ id: 'server' }, { id: 'tool' }])
  }
  await tool.close()
  await server.close()
})

it('makes files that only this user can read', async () => {
  const database = await openSqlite(folder)
  await database.write((tx) => tx.insertInto('accounts').values(account('a')).execute())
  const files = readdirSync(folder)
  expect(files).toContain('dynasend.db-wal')
  for (const file of files) expect([file, statSync(join(folder, file)).mode & 0o777]).toEqual([file, 0o600])
  await database.close()
})

it('loses nothing that was acknowledged when the process is killed, and opens again', async () => {
  for (let round = 0; round < 3; round++) {
    const writer = fork(join(import.meta.dirname, 'testing/writer.ts'), [folder, String(round)])
    const acknowledged: string[] = []
    await new Promise<void>((resolve, reject) => {
      writer.on('error', reject)
      writer.on('message', (id) => {
        acknowledged.push(String(id))
        if (acknowledged.length === 200) writer.kill('SIGKILL')
      })
      writer.on('exit', () => resolve())
    })
    expect(acknowledged.length).toBeGreaterThanOrEqual(200)
    const database = await openSqlite(folder, 'server')
    const kept = new Set((await database.read.selectFrom('accounts').select('id').execute()).map((row) => row.id))
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
    // Each write makes two rows: both or none.
    for (const id of kept) expect(kept.has(id.endsWith('b') ? id.replace('b', 'a') : id.replace('a', 'b'))).toBe(true)
    await database.close()
  }
})

it('writes nothing by a reading statement', async () => {
  const database = await openSqlite(folder)
  await database.write((tx) => tx.insertInto('accounts').values(account('kept')).execute())
  await expect(database.statements.ask('delete from accounts', [])).rejects.toThrow('The database is read-only.')
  expect(await database.statements.ask('select id from accounts', [])).toHaveLength(1)
  await database.close()
})
