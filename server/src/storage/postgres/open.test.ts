import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../conformance/databases.ts'
import { StorageUnavailableError } from '../contract.ts'
import { openPostgres } from './open.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase('postgres')
})
afterAll(() => test.remove())

const endAll = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`

it('survives that its connections are ended, and says so to whoever was reading', async () => {
  const { read } = test.database
  const slow = Promise.allSettled([
    sql`select pg_sleep(20)`.execute(read),
    test.database.write((tx) => sql`select pg_sleep(20)`.execute(tx)),
  ])
  const other = await test.openAgain()
  let ended = 0
  while (ended < 2) ended += (await endAll().execute(other.read)).rows.length
  for (const result of await slow) {
    expect(result.status === 'rejected' && result.reason).toBeInstanceOf(StorageUnavailableError)
  }
  // A connection may be found dead only when it is used; the next one is fresh.
  const accounts = () => read.selectFrom('accounts').selectAll().execute()
  await expect.poll(() => accounts().catch(() => null)).toEqual([])
  await other.close()
})

it('says that it is out of reach when nobody answers', async () => {
  const nobody = openPostgres('postgres://dynasend@127.0.0.1:1/nothing', { onTrouble: () => undefined })
  await expect(nobody).rejects.toBeInstanceOf(StorageUnavailableError)
})

it('runs a write again when two wait for each other', async () => {
  const { write } = test.database
  const account = (id: string) => ({ id, name: '0', created_at: '' })
  await write((tx) =>
    tx
      .insertInto('accounts')
      .values([account('a'), account('b')])
      .execute(),
  )
  const touch = (first: string, second: string) =>
    write(async (tx) => {
      await tx.updateTable('accounts').set({ name: first }).where('id', '=', first).execute()
      await sql`select pg_sleep(0.2)`.execute(tx)
      await tx.updateTable('accounts').set({ name: second }).where('id', '=', second).execute()
    })
  await Promise.all([touch('a', 'b'), touch('b', 'a')])
  const rows = await test.database.read.selectFrom('accounts').select(['id', 'name']).orderBy('id').execute()
  expect(rows).toEqual([
    { id: 'a', name: 'a' },
    { id: 'b', name: 'b' },
  ])
})

it('makes the tables once when several servers start at the same time', async () => {
  const fresh = await openTestDatabase('postgres')
  await sql`drop schema public cascade`.execute(fresh.database.read)
  await sql`create schema public`.execute(fresh.database.read)
  const opened = await Promise.all(Array.from({ length: 4 }, () => fresh.openAgain()))
  for (const one of opened) expect(await one.ready()).toBe(true)
  await Promise.all(opened.map((one) => one.close()))
  await fresh.remove()
})
