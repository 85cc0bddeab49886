import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { Field } from '../model/field.ts'
import { OwnValueError, ownValues, setOwnValue, withdrawOwnValue } from './index.ts'

const owner = { accountId: 'a-1', personId: 'p-1' }
const now = Date.parse('2026-11-23T08:00:00Z')
const given = { by: 'employee', now, directoryValue: 'Engineer' }
const title = Field.parse({ id: 'title', label: 'Title', truth: 'hybrid', mayHide: true, maximumLength: 10 })

describeDatabases('what employees set', (open) => {
  it('is kept, changed and taken back, for one person of one account', async () => {
    const { database } = open()
    await database.write((tx) => setOwnValue(tx, owner, title, { ...given, value: ' Queen ' }))
    await database.write((tx) => setOwnValue(tx, { ...owner, accountId: 'a-2' }, title, { ...given, value: 'King' }))
    const own = await ownValues(database.read, 'a-1', ['p-1', 'p-2'])
    expect([...own]).toEqual([
      ['p-1', [{ fieldId: 'title', value: 'Queen', setAt: '2026-11-23T08:00:00.000Z', directoryValue: 'Engineer' }]],
    ])
    await database.write((tx) => setOwnValue(tx, owner, title, { ...given, value: null }))
    expect((await ownValues(database.read, 'a-1', ['p-1'])).get('p-1')?.[0]?.value).toBeNull()
    await database.write((tx) => withdrawOwnValue(tx, owner, 'title', now))
    expect((await ownValues(database.read, 'a-1', ['p-1'])).size).toBe(0)
    expect((await ownValues(database.read, 'a-2', ['p-1'])).size).toBe(1)
  })

  it.each<[string, object, string | null, RegExp]>([
    ['a field of the directory', { truth: 'directory' }, 'x', /comes from the company's directory/u],
    ['to hide what is always shown', { mayHide: false }, null, /always shown/u],
    ['what is too long', {}, 'x'.repeat(11), /at most 10 characters; these are 11/u],
    ['nothing at all', {}, '  ', /Enter a value/u],
  ])('refuses %s, with what to do', async (_, more, value, words) => {
    const { database } = open()
    const setting = database.write((tx) => setOwnValue(tx, owner, { ...title, ...more }, { ...given, value }))
    await expect(setting).rejects.toThrow(OwnValueError)
    await expect(setting).rejects.toThrow(words)
  })
})
