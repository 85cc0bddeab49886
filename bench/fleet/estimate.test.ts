import { describe, expect, it } from 'vitest'
import { type Cost, estimate, indexDepth } from './estimate.ts'

const fleet = {
  tenants: 10,
  people: 1_000_000,
  changesPerPersonAndYear: 12,
  readsPerChange: 1.5,
  busiestHour: 1 / 24,
  activityDays: 365,
}
const table: Cost = { name: 'resources', perPerson: 1000, perChange: 0, entry: null }
const log: Cost = { name: 'activity', perPerson: 0, perChange: 500, entry: null }

describe('the depth of an index', () => {
  it('is 0 while one page holds it, and grows by one each time the pages outgrow a page', () => {
    expect([1, 100, 101, 10_000, 10_001].map((entries) => indexDepth(entries, 81))).toEqual([0, 0, 1, 1, 2])
  })
})

describe('a fleet', () => {
  const node = { writes: 1000, disk: 1e9 }

  it('is charged for each person and for each change that is kept', () => {
    const { bytesForPeople, bytesForHistory } = estimate(fleet, [table, log], node)
    expect([bytesForPeople, bytesForHistory]).toEqual([1e9, 6e9])
  })

  it('keeps only as many days of changes as it is told', () => {
    expect(estimate({ ...fleet, activityDays: 73 }, [log], node).bytesForHistory).toBeCloseTo(1.2e9)
  })

  it('writes as often as people change, as much more in the busiest hour as is said', () => {
    const even = estimate(fleet, [table], node).writesPerSecond
    expect(even).toBeCloseTo(12_000_000 / (365 * 86_400))
    expect(estimate({ ...fleet, busiestHour: 0.5 }, [table], node).writesPerSecond).toBeCloseTo(12 * even)
  })

  it('takes as many nodes as its disk or its writes need, and always one', () => {
    expect(estimate({ ...fleet, people: 1 }, [table, log], node).nodes).toEqual({ writes: 1, disk: 1 })
    expect(estimate(fleet, [table, log], node).nodes.disk).toBe(11)
    expect(estimate({ ...fleet, people: 1e9 }, [table], { writes: 1, disk: 1e15 }).nodes.writes).toBe(381)
  })
})
