import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WriteQueue } from './write-queue.ts'

let connection: DatabaseSync
let queue: WriteQueue
beforeEach(() => {
  connection = new DatabaseSync(':memory:')
  connection.exec('create table notes (text text)')
  queue = new WriteQueue(connection)
})
afterEach(() => connection.close())

const insert = (text: string) =>
  queue.add(async () => void connection.prepare('insert into notes values (?)').run(text))
const count = () => connection.prepare('select count(*) as n from notes').get()?.['n']

it('commits what waits together at once, without what failed after it had written', async () => {
  const failing = queue.add(async () => {
    connection.exec("insert into notes values ('lost')")
    throw new RangeError('no')
  })
  const results = await Promise.allSettled([insert('one'), failing, insert('two')])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(count()).toBe(2)
})

it('runs nothing again because of a write that failed before it had written', async () => {
  let runs = 0
  const counted = (text: string) =>
    queue.add(async () => {
      runs++
      connection.prepare('insert into notes values (?)').run(text)
    })
  connection.exec('create unique index once on notes (text)')
  const results = await Promise.allSettled([counted('one'), counted('one'), counted('two')])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect([count(), runs]).toEqual([2, 3])
})

it('tells each of a spoiled batch its own outcome, also where the second run goes otherwise', async () => {
  const spoiling = async () => {
    connection.exec("insert into notes values ('lost')")
    throw new RangeError('no')
  }
  let again = false
  const changing = queue.add(async () => {
    if (again) throw new TypeError('later')
    again = true
  })
  const results = await Promise.allSettled([changing, queue.add(spoiling), insert('kept'), queue.add(spoiling)])
  expect(results.map((result) => (result.status === 'rejected' ? String(result.reason) : 'kept'))).toEqual([
    'TypeError: later',
    'RangeError: no',
    'kept',
    'RangeError: no',
  ])
  expect(count()).toBe(1)
})

it('acknowledges nothing when the disk is full, and works again when there is space', async () => {
  connection.exec('pragma max_page_count = 20')
  const large = 'x'.repeat(30_000)
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => insert(large)))
  const kept = results.filter((result) => result.status === 'fulfilled').length
  const refused = results.filter((result) => result.status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  expect(count()).toBe(kept)
  connection.exec('pragma max_page_count = 100000')
  await insert(large)
  expect(count()).toBe(kept + 1)
})

it('is idle only when everything was written', async () => {
  const written = Array.from({ length: 1000 }, (_, index) => insert(`${index}`))
  await queue.idle()
  expect(count()).toBe(1000)
  await Promise.all(written)
})
