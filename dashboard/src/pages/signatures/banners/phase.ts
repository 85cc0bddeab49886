import type { SignatureBanner } from '../../../api/schema.ts'

export type Phase = 'always' | 'on' | 'coming' | 'over'

/** How a banner's time stands. @param now milliseconds since 1970 */
export function phaseOf({ from, to, timeZone }: Pick<SignatureBanner, 'from' | 'to' | 'timeZone'>, now: number): Phase {
  if (from === null && to === null) return 'always'
  const there = localMinute(now, timeZone)
  if (to !== null && to <= there) return 'over'
  return from !== null && from > there ? 'coming' : 'on'
}

/** What a clock on the wall there says: `2026-12-01T00:00`. A zone that nobody knows counts as UTC. */
function localMinute(now: number, timeZone: string): string {
  const format = (zone: string) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(now)
  try {
    return format(timeZone).replace(' ', 'T')
  } catch {
    return format('UTC').replace(' ', 'T')
  }
}

const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

/** `2026-12-01T00:00` as people write it, without another zone coming into it. */
export function minuteWords(local: string): string {
  const time = Date.parse(`${local}:00Z`)
  return Number.isNaN(time) ? local : words.format(time)
}

/** "From 1 Dec 2026, 00:00 until 5 Dec 2026, 18:00 (Europe/Berlin)". */
export function periodWords({ from, to, timeZone }: Pick<SignatureBanner, 'from' | 'to' | 'timeZone'>): string {
  if (from === null && to === null) return 'Always'
  const begins = from === null ? '' : `from ${minuteWords(from)} `
  const ends = to === null ? '' : `until ${minuteWords(to)} `
  const said = `${begins}${ends}(${timeZone})`
  return said.charAt(0).toUpperCase() + said.slice(1)
}

/** Every time zone that this browser knows, and the banner's own. */
export function timeZones(own: string): readonly string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), own])].toSorted()
}
