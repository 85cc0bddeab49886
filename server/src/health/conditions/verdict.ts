import type { ToldKind } from '../settings/shape.ts'

/** The numbers behind a condition. Never a name or an address: ids only. */
export type Evidence = Readonly<Record<string, number | string | null | readonly string[]>>

/**
 * What one look says about one condition. Between `on` and `off` lies a band in which nothing changes, so that a number
 * that swings around a threshold is told once.
 */
export interface Verdict {
  readonly kind: ToldKind
  /** What it is about within its kind, for example an attribute's path; mostly empty. */
  readonly subject: string
  readonly level: 'red' | 'amber'
  readonly state: 'on' | 'off' | 'between'
  readonly evidence: Evidence
}

export const hour = 60 * 60 * 1000
