import type { Cycle } from '../../api/schema.ts'

/** One day of cycles, for the chart. Times in milliseconds. */
export interface CycleDay {
  /** `2026-11-23`, UTC. */
  readonly day: string
  readonly cycles: number
  readonly shortest: number
  readonly longest: number
  readonly created: number
  readonly updated: number
  readonly removed: number
  readonly failed: number
}

/** From top to bottom of a bar. */
export const series = ['failed', 'removed', 'updated', 'created'] as const
export type Series = (typeof series)[number]

const dayLength = 24 * 60 * 60 * 1000

export const lengthOf = (cycle: Cycle): number => Date.parse(cycle.endedAt) - Date.parse(cycle.beganAt)

/** The last `count` days, today included, oldest first. What was done by hand is no cycle. @param now milliseconds */
export function daysOf(cycles: readonly Cycle[], now: number, count = 30): CycleDay[] {
  const today = Math.floor(now / dayLength) * dayLength
  const byDay = new Map<string, Cycle[]>()
  for (const cycle of cycles) {
    if (cycle.kind !== 'cycle') continue
    const day = cycle.beganAt.slice(0, 10)
    byDay.set(day, [...(byDay.get(day) ?? []), cycle])
  }
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(today - (count - 1 - index) * dayLength).toISOString().slice(0, 10)
    return sumOf(day, byDay.get(day) ?? [])
  })
}

function sumOf(day: string, cycles: readonly Cycle[]): CycleDay {
  const lengths = cycles.map(lengthOf)
  const sum = (value: (cycle: Cycle) => number) => cycles.reduce((all, cycle) => all + value(cycle), 0)
  return {
    day,
    cycles: cycles.length,
    shortest: cycles.length === 0 ? 0 : Math.min(...lengths),
    longest: Math.max(0, ...lengths),
    created: sum((cycle) => cycle.created),
    updated: sum((cycle) => cycle.updated),
    removed: sum((cycle) => cycle.disabled + cycle.deleted),
    failed: sum((cycle) => cycle.failed),
  }
}

export const changesOf = (day: CycleDay): number => series.reduce((all, name) => all + day[name], 0)
