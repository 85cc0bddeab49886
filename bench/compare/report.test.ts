import { describe, expect, it } from 'vitest'
import type { Result } from './measure.ts'
import { operationNames, type Score } from './operations.ts'
import { barLines, rateTable, ratioTable, type Shown } from './report.ts'

const plan = { rounds: 3, seconds: 1, connections: 1, people: 20_000, firstPeople: 1000 }

function result(name: string, rate: number): Result {
  const score: Score = { requestsPerSecond: rate, p50: 1, p99: 2, cpu: 1, rounds: [], failures: 0, firstFailure: null }
  const scores = Object.fromEntries(operationNames.map((operation) => [operation, score]))
  return { name, title: name, kind: 'peer', keeps: '', scores, memory: 10, problem: null }
}

const shown = (...results: Result[]): Shown => ({ plan, results })

describe('the tables of the comparison', () => {
  it('name the lookups by their people', () => {
    expect(rateTable(shown(result('one', 1))).head).toEqual([
      'requests a second',
      'create',
      'get by id',
      'lookup @1k',
      'lookup @20k',
      'PATCH',
      'member add',
      'MiB',
    ])
  })

  it('have a dash for what was not measured', () => {
    const [row] = rateTable(shown({ ...result('one', 1), scores: {}, memory: 0 })).rows
    expect(row).toEqual(['one', '–', '–', '–', '–', '–', '–', '–'])
  })

  it('tell how many times as fast the first is as each other one', () => {
    const { rows } = ratioTable(shown(result('base', 300), result('slower', 100), result('faster', 600)), 'base')
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ['slower', '×3.0'],
      ['faster', '×0.5'],
    ])
  })

  it('have no line without the one that is compared', () => {
    expect(ratioTable(shown(result('other', 1)), 'base').rows).toEqual([])
  })
})

describe('the bars', () => {
  it('are reached from exactly three times on for reads, and from 1.2 times on for writes', () => {
    const just = barLines(shown(result('ours-sqlite', 300), result('polis-mem', 100)))
    expect(just.map(({ reached }) => reached)).toEqual([true, true, true, true])
    const less = barLines(shown(result('ours-sqlite', 290), result('polis-mem', 100)))
    expect(less.map(({ reached }) => reached)).toEqual([false, false, true, true])
    const slow = barLines(shown(result('ours-sqlite', 119), result('polis-mem', 100)))
    expect(slow.every(({ reached }) => !reached)).toBe(true)
  })

  it('are not said to be reached when a side was not measured', () => {
    expect(barLines(shown(result('ours-sqlite', 300)))).toEqual([])
    const broken = { ...result('polis-mem', 1), scores: {} }
    expect(barLines(shown(result('ours-sqlite', 300), broken)).some(({ reached }) => reached)).toBe(false)
  })
})
