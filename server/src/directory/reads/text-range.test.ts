import { expect, test } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { contains, pattern, searchWords, startsWith } from './text-range.ts'

test('a pattern says its own signs', () => {
  expect(pattern('50%_a\\b')).toBe('%50\\%\\_a\\\\b%')
  expect(pattern('')).toBe('%%')
})

test('at most four words, in lower case, parted by space, comma or semicolon', () => {
  expect(searchWords('  Åse,Berg; A\tb  C d ')).toEqual(['åse', 'berg', 'a', 'b'])
  expect(searchWords(undefined)).toEqual([])
  expect(searchWords(' , ')).toEqual([])
})

describeDatabases('text in a column', (database) => {
  const names = ['100%', '100 of 100', 'under_score', 'underXscore', 'back\\slash', 'b', 'ba', 'b\u{1F600}', 'c']

  const found = async (test: ReturnType<typeof contains>): Promise<string[]> => {
    const { read } = database().database
    const rows = await read.selectFrom('accounts').select('name').where(test).orderBy('name').execute()
    return rows.map(({ name }) => name).sort()
  }

  test('is found by what it says, not by what LIKE would make of it', async () => {
    await database().database.write(async (tx) => {
      const rows = names.map((name) => ({ id: name, name, created_at: '2026-01-31T08:30:00.000Z' }))
      await tx.insertInto('accounts').values(rows).execute()
    })
    expect(await found(contains('name', '100%'))).toEqual(['100%'])
    expect(await found(contains('name', 'r_s'))).toEqual(['under_score'])
    expect(await found(contains('name', 'k\\s'))).toEqual(['back\\slash'])
    expect(await found(startsWith('name', 'b'))).toEqual(['b', 'ba', 'back\\slash', 'b\u{1F600}'])
    expect(await found(startsWith('name', '100%'))).toEqual(['100%'])
  })
})
