const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

const units: { unit: Intl.RelativeTimeFormatUnit; milliseconds: number }[] = [
  { unit: 'year', milliseconds: 31_557_600_000 },
  { unit: 'day', milliseconds: 86_400_000 },
  { unit: 'hour', milliseconds: 3_600_000 },
  { unit: 'minute', milliseconds: 60_000 },
]

/** Date and time in the viewer's own zone and language. */
export function exactTime(iso: string): string {
  return exact.format(new Date(iso))
}

/** "3 minutes ago", "in 2 days"; less than a minute is "now". Both in the rehearsal's virtual time. */
export function relativeTime(iso: string, nowIso: string): string {
  const distance = new Date(iso).getTime() - new Date(nowIso).getTime()
  const fit = units.find(({ milliseconds }) => Math.abs(distance) >= milliseconds)
  if (fit === undefined) return relative.format(0, 'second')
  return relative.format(Math.round(distance / fit.milliseconds), fit.unit)
}

/** A duration in milliseconds for people: "820 ms", "12 s", "3 min 5 s". */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`
  const seconds = Math.round(milliseconds / 1_000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
