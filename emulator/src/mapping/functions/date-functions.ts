import { ExpressionError } from '../expression.ts'
import { text } from '../value.ts'
import { formatDate, spokenFormat } from './date-format.ts'
import { parseDate, parseExact } from './date-parse.ts'
import { type Argument, type FunctionDefinition, wholeNumber } from './definition.ts'

/** 100-nanosecond steps from 1601 to 1970, Active Directory's way to count. */
const EPOCH = 116_444_736_000_000_000n

/** The functions for dates; all of them work in UTC, and without a date nothing flows. */
export const dateFunctions: Record<string, FunctionDefinition> = {
  Now: {
    parameters: [],
    summary: 'The time in UTC as M/d/yyyy h:mm:ss tt.',
    call: (_, context) => formatDate(context.now(), spokenFormat),
  },
  CDate: {
    parameters: ['expression'],
    summary: 'A date that is written in a usual way, in UTC as M/d/yyyy h:mm:ss tt.',
    call: ([source]) => whenDated(source, (date) => formatDate(date, spokenFormat)),
  },
  DateAdd: {
    parameters: ['interval', 'value', 'dateTime'],
    summary: 'A date with years (yyyy), months (m), days (d), weeks (ww), hours (h), minutes (n) or seconds (s) added.',
    call: ([interval, amount, source]) =>
      whenDated(source, (date) => {
        const count = wholeNumber(amount, 'DateAdd', 'value')
        return formatDate(added(text(interval), count, date), spokenFormat)
      }),
  },
  DateDiff: {
    parameters: ['interval', 'date1', 'date2'],
    summary: 'How many intervals the second date is after the first.',
    call: ([interval, from, to]) =>
      whenDated(from, (start) => whenDated(to, (end) => String(difference(text(interval), start, end)))),
  },
  DateFromNum: {
    parameters: ['value'],
    summary: "A date from Active Directory's number.",
    call: ([source]) => {
      if (text(source) === '') return null
      if (!/^\d{1,18}$/.test(text(source))) throw notANumber(text(source))
      return formatDate(checked(new Date(Number((BigInt(text(source)) - EPOCH) / 10_000n))), spokenFormat)
    },
  },
  NumFromDate: {
    parameters: ['value'],
    summary: "Active Directory's number for a date.",
    call: ([source]) => whenDated(source, (date) => String(BigInt(date.getTime()) * 10_000n + EPOCH)),
  },
  FormatDateTime: {
    parameters: ['source', 'dateTimeStyles?', 'inputFormat', 'outputFormat'],
    summary: 'A date from one .NET format in another.',
    call: ([source, styles, input, output]) => {
      checkStyles(text(styles))
      if (text(source) === '') return null
      const date = parseExact(text(source).trim(), text(input))
      if (!date) {
        throw new ExpressionError(
          `FormatDateTime: "${text(source)}" does not have the format "${text(input)}". Correct inputFormat.`,
          null,
        )
      }
      return formatDate(date, text(output))
    },
  },
}

function whenDated<Result>(source: Argument, work: (date: Date) => Result): Result | null {
  return text(source) === '' ? null : work(parseDate(text(source)))
}

const styles = new Set([
  'AdjustToUniversal',
  'AllowInnerWhite',
  'AllowLeadingWhite',
  'AllowTrailingWhite',
  'AllowWhiteSpaces',
  'AssumeLocal',
  'AssumeUniversal',
  'NoCurrentDateDefault',
  'None',
  'RoundtripKind',
])

/** The service runs in UTC, so that no style changes what is read; only a wrong name is told. */
function checkStyles(value: string): void {
  for (const name of value.split(',').map((one) => one.trim().replace(/^DateTimeStyles\./, ''))) {
    if (name !== '' && !styles.has(name)) {
      throw new ExpressionError(`FormatDateTime: "${name}" is none of ${[...styles].join(', ')}.`, null)
    }
  }
}

const milliseconds: Record<string, number> = { ww: 604_800_000, d: 86_400_000, h: 3_600_000, n: 60_000, s: 1000 }

function added(interval: string, amount: number, date: Date): Date {
  if (interval !== 'yyyy' && interval !== 'm') return checked(new Date(date.getTime() + amount * unit(interval)))
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth() + amount * (interval === 'm' ? 1 : 12)
  const result = new Date(date)
  // The 31st becomes the last day of a shorter month, as in .NET.
  const lastDay = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate()
  result.setUTCFullYear(Math.floor(months / 12), months % 12, Math.min(date.getUTCDate(), lastDay))
  return checked(result)
}

/** Whole intervals; years, months and weeks by the calendar, as Visual Basic's DateDiff counts them. */
function difference(interval: string, from: Date, to: Date): number {
  const years = to.getUTCFullYear() - from.getUTCFullYear()
  if (interval === 'yyyy') return years
  if (interval === 'm') return years * 12 + to.getUTCMonth() - from.getUTCMonth()
  if (interval !== 'ww') return whole((to.getTime() - from.getTime()) / unit(interval))
  const sunday = (date: Date) => date.getTime() - date.getUTCDay() * unit('d')
  return whole(whole((sunday(to) - sunday(from)) / unit('d')) / 7)
}

/** Towards zero, and never -0. */
function whole(number: number): number {
  return Math.trunc(number) + 0
}

function unit(interval: string): number {
  const size = milliseconds[interval]
  if (size === undefined) {
    throw new ExpressionError(`"${interval}" is no interval. Use one of yyyy, m, d, ww, h, n, s.`, null)
  }
  return size
}

function checked(date: Date): Date {
  const year = date.getUTCFullYear()
  if (Number.isNaN(year) || year < 1 || year > 9999) {
    throw new ExpressionError('The date is outside the years 1 to 9999. Correct the number.', null)
  }
  return date
}

function notANumber(value: string): ExpressionError {
  return new ExpressionError(`DateFromNum needs Active Directory's number for a date, not "${value}".`, null)
}
