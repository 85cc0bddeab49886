import type { Banner } from '../../model/company.ts'

/** Milliseconds since 1970; open ends are infinite. `from` is in it, `to` is not. */
export interface Period {
  readonly from: number
  readonly to: number
}

const never: Period = { from: Infinity, to: Infinity }

/**
 * When a banner is shown. A local minute that a clock change leaves out means the one an hour later; one that comes twice
 * means the first. A time zone that nobody knows counts as UTC; a day that no calendar has shows nothing.
 */
export function periodOf({ from, to, timeZone }: Pick<Banner, 'from' | 'to' | 'timeZone'>): Period {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC'
  const begins = from === null ? -Infinity : instantOf(from, zone)
  const ends = to === null ? Infinity : instantOf(to, zone)
  return begins === null || ends === null ? never : { from: begins, to: ends }
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** @returns milliseconds since 1970; null: there is no such day */
export function instantOf(local: string, timeZone: string): number | null {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds
  } catch {
    return null
  }
}
