import { expect, it } from 'vitest'
import { StorageUnavailableError, UniqueViolationError } from '../contract.ts'
import { sqliteError } from './errors.ts'

const thrown = (errcode: number, message = 'x') => sqliteError(Object.assign(new Error(message), { errcode }))

it.each([
  ['a busy database', 5],
  ['a full disk', 13],
  ['a disk that fails in the middle of a write (extended code)', 778],
  ['a file that looks damaged since its disk went away', 11],
  ['a file that is no database any more', 26],
])('%s means: not now, nothing was written', (_, code) => {
  expect(thrown(code)).toBeInstanceOf(StorageUnavailableError)
})

it('a name that is taken is told by the name of its index', () => {
  const error = thrown(2067, 'UNIQUE constraint failed: resources.kind, resources.unique_key')
  expect(error).toBeInstanceOf(UniqueViolationError)
  expect(error).toMatchObject({ constraint: 'resources_unique_key' })
})

it('a mistake of ours stays what it is', () => {
  const error = Object.assign(new Error('no such column'), { errcode: 1 })
  expect(sqliteError(error)).toBe(error)
})

it('a file that cannot be opened is named where it is known', () => {
  const error = Object.assign(new Error('unable to open database file'), { errcode: 14 })
  const words = 'The database file /srv/data/dynasend.db cannot be opened.'
  expect(sqliteError(error, '/srv/data/dynasend.db')).toMatchObject({ message: words })
})
