import { describe, expect, it } from 'vitest'
import { figure, short, times } from './numbers.ts'
import { markdownTable, terminalTable } from './table.ts'

const table = {
  head: ['a name', 'rate'],
  rows: [
    ['first', '12,345'],
    ['the second one', '7'],
  ],
}

describe('tables', () => {
  it('stand in columns in a terminal', () => {
    expect(terminalTable(table)).toEqual([
      '  a name            rate',
      '  first           12,345',
      '  the second one       7',
    ])
  })

  it('leave out no column that a row does not have', () => {
    expect(terminalTable({ head: ['a', 'b'], rows: [['x']] })).toEqual(['  a  b', '  x'])
  })

  it('are documents, with bars that end no cell', () => {
    expect(markdownTable({ head: ['a', 'b'], rows: [['x|y', '1']] })).toEqual([
      '| a | b |',
      '|---|---:|',
      '| x\\|y | 1 |',
    ])
  })
})

describe('numbers', () => {
  it.each([
    [12345.6, '12,346'],
    [9.96, '10.0'],
    [0.04, '0.0'],
    [0, '0'],
    [7, '7'],
    [10, '10'],
  ])('%d is written %s', (value, text) => {
    expect(figure(value)).toBe(text)
  })

  it('writes ratios, and none where there is none', () => {
    expect([3.21, 12.4, Number.NaN, Number.POSITIVE_INFINITY].map(times)).toEqual(['×3.2', '×12', '–', '–'])
  })

  it('shortens counts', () => {
    expect([999, 1000, 20_000, 500_000, 1_500_000].map(short)).toEqual(['999', '1k', '20k', '500k', '1.5M'])
  })
})
