const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

const second = 1000
const steps: readonly {
  readonly unit: Intl.RelativeTimeFormatUnit
  readonly length: number
  readonly until: number
}[] = [
  { unit: 'minute', length: 60 * second, until: 60 * 60 * second },
  { unit: 'hour', length: 3600 * second, until: 24 * 3600 * second },
  { unit: 'day', length: 86_400 * second, until: 30 * 86_400 * second },
  { unit: 'month', length: 30.44 * 86_400 * second, until: 365 * 86_400 * second },
]

/**
 * "5 minutes ago", "in 40 minutes", "yesterday".
 * @param time ISO 8601.
 * @param now milliseconds since 1970.
 */
export function relativeTime(time: string, now: number): string {
  const distance = Date.parse(time) - now
  if (Number.isNaN(distance)) return time
  const size = Math.abs(distance)
  if (size < 45 * second) return distance > 0 ? 'in a moment' : 'just now'
  const step = steps.find((candidate) => size < candidate.until)
  if (!step) return relative.format(Math.round(distance / (365.25 * 86_400 * second)), 'year')
  const count = Math.max(1, Math.round(size / step.length))
  return relative.format(distance < 0 ? -count : count, step.unit)
}

/** The whole date and time in the viewer's zone, with the zone's name. */
export function exactTime(time: string): string {
  const milliseconds = Date.parse(time)
  return Number.isNaN(milliseconds) ? time : exact.format(milliseconds)
}

/** "3 Nov" for a calendar day `2026-11-03`. */
export function shortDay(date: string): string {
  const milliseconds = Date.parse(date.length === 10 ? `${date}T00:00:00Z` : date)
  return Number.isNaN(milliseconds) ? date : day.format(milliseconds)
}

const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

/** "3 Nov, 14:05" in the viewer's zone. */
export function shortTime(time: string): string {
  const milliseconds = Date.parse(time)
  return Number.isNaN(milliseconds) ? time : moment.format(milliseconds)
}

/** "<1 s", "12 s", "3 min 20 s", "1 h 5 min". */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / second)
  if (seconds < 1) return '<1 s'
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
