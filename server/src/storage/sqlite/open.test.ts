import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
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

it('makes a file that only this user can read', async () => {
  const database = await openSqlite(folder)
  expect(statSync(join(folder, 'dynasend.db')).mode & 0o777).toBe(0o600)
  await database.close()
})
