import type { Banner } from '../../model/company.ts'

/** Milliseconds since 1970; open ends are infinite. `from` is in it, `to` is not. */
export interface Period {
  readonly from: number
  readonly to: number
}

/**
 * When a banner is shown. A local minute that a clock change leaves out means the one an hour later; one that comes twice
 * means the first. A time zone that nobody knows counts as UTC.
 */
export function periodOf({ from, to, timeZone }: Pick<Banner, 'from' | 'to' | 'timeZone'>): Period {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC'
  return { from: instantOf(from, zone) ?? -Infinity, to: instantOf(to, zone) ?? Infinity }
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** @returns null where there is no such day, or none is named */
function instantOf(local: string | null, timeZone: string): number | null {
  if (local === null) return null
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
      .epochMilliseconds
  } catch {
    return null
  }
}
