import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultHold, isMassDeparture, isMassRemoval } from './thresholds.ts'
import { addLosses, growingBatch, lossesIn, readWindow, writeWindow } from './window.ts'

const minute = 60_000
const start = Date.parse('2026-11-23T00:00:00.000Z')

describe('the thresholds', () => {
  it('hold from the first person on that is over both numbers, and never before', () => {
    const settings = fc.record({
      peopleAtLeast: fc.integer({ min: 1, max: 5000 }),
      peopleShare: fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100),
      before: fc.integer({ min: 0, max: 100_000 }),
    })
    fc.assert(
      fc.property(settings, ({ peopleAtLeast, peopleShare, before }) => {
        const hold = { ...defaultHold, peopleAtLeast, peopleShare }
        const edge = Math.floor(Math.max(peopleAtLeast, peopleShare * before))
        expect(isMassDeparture(hold, edge, before)).toBe(false)
        expect(isMassDeparture(hold, edge + 1, before)).toBe(true)
      }),
    )
  })

  it.each([
    [25, 25, false],
    [26, 26, true],
    [26, 260, false],
    [27, 260, true],
    [500, 5000, false],
    [501, 5000, true],
  ])('by default: %i of %i people leave: %s', (lost, before, held) => {
    expect(isMassDeparture(defaultHold, lost, before)).toBe(held)
  })

  it.each([
    [19, 19, false],
    [10, 20, false],
    [11, 20, true],
    [50, 100, false],
    [51, 100, true],
  ])('by default: a group loses %i of %i members: %s', (lost, before, held) => {
    expect(isMassRemoval(defaultHold, lost, before)).toBe(held)
  })
})

describe('the window', () => {
  it('counts what the last 60 minutes brought, whatever came before, and stays small', () => {
    const losses = fc.array(
      fc.record({ after: fc.integer({ min: 0, max: 90 }), count: fc.integer({ min: 1, max: 9 }) }),
    )
    fc.assert(
      fc.property(losses, (steps) => {
        let window = readWindow('{}')
        let now = start
        const all: { readonly at: number; readonly count: number }[] = []
        for (const { after, count } of steps) {
          now += after * minute
          all.push({ at: now, count })
          window = readWindow(writeWindow(addLosses(window, count, now)))
          const recent = all.filter(({ at }) => at > now - 60 * minute)
          expect(lossesIn(window)).toBe(recent.reduce((sum, loss) => sum + loss.count, 0))
          expect(window.minutes.length).toBeLessThanOrEqual(60)
        }
      }),
    )
  })

  it('forgets nothing when the clock goes back', () => {
    const window = addLosses(addLosses(readWindow('{}'), 20, start), 6, start - 30 * minute)
    expect(lossesIn(window)).toBe(26)
  })

  it('lets a batch grow until its hour is over', () => {
    const window = { ...readWindow('{}'), batch: { id: 'b', until: start } }
    expect([growingBatch(window, start - 1), growingBatch(window, start)]).toEqual(['b', null])
  })
})
