import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csv, csvCell } from './csv.ts'

it.each(['=1+1', '+49 30', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])('%j cannot be taken for a formula', (text) => {
  expect(csvCell(text).replace(/^"/u, '')).toMatch(/^'/u)
})

it('keeps numbers numbers', () => expect(csvCell(-3)).toBe('-3'))

/** A reader of RFC 4180. */
function read(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

it('reads back as it was written, apart from the apostrophe', () => {
  const rows = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(rows, (table) => {
      const expected = table.map((row) => row.map((cell) => (/^[=+\-@\t\r\n]/u.test(cell) ? `'${cell}` : cell)))
      expect(read(csv(table).slice(1))).toEqual(expected)
    }),
  )
})
