import { describe, expect, it } from 'vitest'
import { compareChart } from '../compare/chart.ts'
import type { Result } from '../compare/measure.ts'
import { operationNames, type Score } from '../compare/operations.ts'
import { growthChart } from '../growth/chart.ts'
import { operations, type Point, type Size } from '../growth/operations.ts'

const score = (requestsPerSecond: number): Score => ({
  requestsPerSecond,
  p50: 1,
  p99: 2,
  cpu: 100,
  rounds: [requestsPerSecond],
  failures: 0,
  firstFailure: null,
})

const plan = { rounds: 3, seconds: 1, connections: 1, people: 2000, firstPeople: 1000 }

const result = (title: string, rate: number | null, kind: Result['kind'] = 'peer'): Result => ({
  name: title,
  title,
  kind,
  keeps: 'in memory',
  scores: rate === null ? {} : Object.fromEntries(operationNames.map((name) => [name, score(rate)])),
  memory: 100,
  problem: null,
})

const size = (people: number, rate: number): Size => {
  const point: Point = { requestsPerSecond: rate, p50: 1, p99: 2, cpu: 100 }
  const points = Object.fromEntries(operations.map(({ name }) => [name, point])) as Size['points']
  return { people, points, startedIn: 300, memory: 200, database: 10 }
}

/** The lengths of the bars, in the order in which they are drawn. */
const lengths = (chart: string): number[] =>
  [...chart.matchAll(/<rect class="(?!ground)[^>]* width="([\d.]+)" height="15"/gu)].map(([, width]) => Number(width))

describe('the chart of the comparison', () => {
  it('draws bars as long as their rates, the fastest the longest', () => {
    const bars = lengths(
      compareChart({ plan, results: [result('fast', 1000), result('half as fast', 500), result('slow', 10)] }),
    )
    expect(bars).toHaveLength(3 * operationNames.length)
    const [fast = 0, half = 0, slow = 0] = bars
    expect(half / fast).toBeCloseTo(0.5, 2)
    expect(slow).toBeGreaterThan(0)
    expect(slow / fast).toBeLessThan(0.02)
  })

  it('tells a server that was not measured from one that is slow', () => {
    const chart = compareChart({ plan, results: [result('fast', 1000), result('absent', null)] })
    expect(chart.match(/>not measured</gu)).toHaveLength(operationNames.length)
    expect(chart).not.toMatch(/NaN|undefined|Infinity/u)
  })

  it('lets no title out of its place', () => {
    const chart = compareChart({ plan, results: [result('<script>alert("1")</script> & more', 5)] })
    expect(chart).not.toContain('<script')
    expect(chart).toContain('&#60;script&#62;')
  })

  it('is legible in the dark', () => {
    expect(compareChart({ plan, results: [result('one', 5)] })).toContain('prefers-color-scheme: dark')
  })
})

/** The points of the first curve of each panel. */
const curves = (chart: string): number[][][] =>
  [...chart.matchAll(/points="([^"]*)"/gu)].map(([, points = '']) =>
    points.split(' ').map((point) => point.split(',').map(Number)),
  )

describe('the chart of growth', () => {
  it('draws sizes at the steps of their logarithm and a level line for what stays', () => {
    const sizes = [size(1000, 50), size(10_000, 50), size(100_000, 50)]
    const [[first = [], second = [], third = []] = []] = curves(
      growthChart({ growths: [{ database: 'SQLite', sizes }] }),
    )
    const steps = [(second[0] ?? 0) - (first[0] ?? 0), (third[0] ?? 0) - (second[0] ?? 0)]
    expect(steps[0]).toBeCloseTo(steps[1] ?? 0, 0)
    expect(new Set([first[1], second[1], third[1]]).size).toBe(1)
  })

  it('draws lower what is slower, and a curve for each database', () => {
    const growths = [
      { database: 'SQLite', sizes: [size(1000, 100), size(10_000, 50)] },
      { database: 'PostgreSQL', sizes: [size(1000, 20), size(10_000, 20)] },
    ]
    const [one = [], other = []] = curves(growthChart({ growths }))
    expect(one[1]?.[1]).toBeGreaterThan(one[0]?.[1] ?? 0)
    expect(other[0]?.[1]).toBeGreaterThan(one[1]?.[1] ?? 0)
  })

  it('is drawn with a single size too', () => {
    expect(growthChart({ growths: [{ database: 'SQLite', sizes: [size(1000, 5)] }] })).not.toMatch(/NaN|Infinity/u)
  })
})
