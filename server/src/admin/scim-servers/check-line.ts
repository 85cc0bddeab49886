import type { CheckLine } from './shapes.ts'

export type CheckState = CheckLine['state']

/** A line of the two final checks; a green one needs no mend. */
export const line = (of: Omit<CheckLine, 'at' | 'mend' | 'link'> & Partial<CheckLine>): CheckLine => ({
  at: null,
  mend: null,
  link: null,
  ...of,
})

export const worst = (states: readonly CheckState[]): CheckState =>
  states.includes('red') ? 'red' : states.includes('amber') ? 'amber' : 'green'

export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
