import { bannerFile } from '../../folder/index.ts'
import type { Banner } from '../../model/company.ts'
import type { Complaint, LintRule } from '../rule.ts'

export const bannerDates: LintRule = {
  code: 'banner-dates',
  severity: 'error',
  about:
    'A banner whose time is over (a warning), ends before it begins, has a date that the calendar does not, or is told in a time zone that there is not.',
  mend: 'Write dates that there are, the end after the beginning and not yet over, in a time zone as Europe/Berlin.',
  *check({ configuration, places, now }) {
    for (const banner of configuration.banners) {
      const found = complaintOf(banner, now)
      if (found !== null) {
        const { key, ...complaint } = found
        yield { at: places.yaml(bannerFile(banner.id), [key]), ...complaint }
      }
    }
  },
}

type Found = Omit<Complaint, 'at'> & { readonly key: keyof Banner }

function complaintOf({ name, from, to, timeZone }: Banner, now: number): Found | null {
  if (!isTimeZone(timeZone))
    return {
      key: 'timeZone',
      message: `There is no time zone "${timeZone}".`,
      mend: 'Write it as Europe/Berlin, America/Chicago or UTC.',
    }
  for (const [key, date] of [
    ['from', from],
    ['to', to],
  ] as const)
    if (date !== null && !isDate(date))
      return {
        key,
        message: `${date} is no date of the calendar.`,
        mend: 'Write a day that there is, as 2026-12-01T00:00.',
      }
  if (from !== null && to !== null && from >= to)
    return {
      key: 'to',
      message: `The banner "${name}" ends (${to}) before it begins (${from}).`,
      mend: 'Write an end after the beginning.',
    }
  if (to === null || to > localMinute(now, timeZone)) return null
  return {
    key: 'to',
    severity: 'warning',
    message: `The time of the banner "${name}" was over on ${to} (${timeZone}): nobody gets it.`,
    mend: 'Write a later end, or remove the banner and take it out of its rules.',
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function isDate(minute: string): boolean {
  const read = Date.parse(`${minute}:00Z`)
  return !Number.isNaN(read) && new Date(read).toISOString().startsWith(minute)
}

/** What a clock on the wall there says: `2026-12-01T00:00`. */
function localMinute(now: number, timeZone: string): string {
  const said = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(now)
  return said.replace(' ', 'T')
}
