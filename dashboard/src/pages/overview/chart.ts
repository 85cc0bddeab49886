import type { Overview } from '../../api/schema.ts'

type Day = Overview['changesPerDay'][number]
export type ChangeSeries = Exclude<keyof Day, 'day'>

/** From top to bottom of a bar. */
export const series: readonly ChangeSeries[] = ['refused', 'removed', 'updated', 'created']

/** The highest day's sum, at least 1. */
export function chartScale(days: readonly Day[]): number {
  return Math.max(1, ...days.map((day) => series.reduce((sum, name) => sum + day[name], 0)))
}

export function totals(days: readonly Day[]): Readonly<Record<ChangeSeries, number>> {
  const sums = { created: 0, updated: 0, removed: 0, refused: 0 }
  for (const day of days) for (const name of series) sums[name] += day[name]
  return sums
}
