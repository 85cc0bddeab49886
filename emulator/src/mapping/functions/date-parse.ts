import { ExpressionError } from '../expression.ts'
import { type DatePiece, dayNames, monthNames, piecesOf } from './date-pattern.ts'

/** The parts of a date while it is read; the offset in minutes, null for UTC. */
export interface DateParts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
  half: 'AM' | 'PM' | null
  offset: number | null
}

const nothing: DateParts = {
  year: 1,
  month: 1,
  day: 1,
  hour: 0,
  minute: 0,
  second: 0,
  millisecond: 0,
  half: null,
  offset: null,
}

/**
 * Reads a date by a .NET format; without an offset it is UTC.
 * @returns null when the text does not have the format
 * @throws {ExpressionError} for a format that .NET would refuse
 */
export function parseExact(text: string, format: string): Date | null {
  const pieces = piecesOf(format)
  const pattern = pieces.map((piece) => ('literal' in piece ? escaped(piece.literal) : patternOf(piece.specifier)))
  const found = new RegExp(`^${pattern.join('')}$`, 'i').exec(text)
  if (!found) return null
  const parts = { ...nothing }
  pieces
    .filter((piece): piece is DatePiece & { specifier: string } => 'specifier' in piece)
    .forEach((piece, index) => read(parts, piece.specifier, found[index + 1] ?? ''))
  return dateOf(parts)
}

function escaped(literal: string): string {
  return literal.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

function patternOf(specifier: string): string {
  const width = specifier.length
  switch (specifier.charAt(0)) {
    case 'd':
      return width > 2 ? namesPattern(dayNames, width) : digits(width)
    case 'M':
      return width > 2 ? namesPattern(monthNames, width) : digits(width)
    case 'y':
      return width > 2 ? `(\\d{${width}})` : digits(width)
    case 'f':
      return `(\\d{${width}})`
    case 'F':
      return `(\\d{0,${width}})`
    case 't':
      return width === 1 ? '([AP])' : '(AM|PM)'
    case 'z':
      return ['([+-]\\d{1,2})', '([+-]\\d{2})', '(Z|[+-]\\d{2}:?\\d{2})'][width - 1] ?? ''
    case 'K':
      return '(Z|[+-]\\d{2}:\\d{2}|)'
    case 'g':
      return '(A\\.D\\.)'
    default:
      return digits(width)
  }
}

const digits = (width: number): string => (width === 1 ? '(\\d{1,2})' : '(\\d{2})')

const namesPattern = (names: readonly string[], width: number): string =>
  `(${names.map((name) => (width === 3 ? name.slice(0, 3) : name)).join('|')})`

function read(parts: DateParts, specifier: string, found: string): void {
  const number = Number(found)
  const width = specifier.length
  const letter = specifier.charAt(0)
  if (letter === 'd' && width <= 2) parts.day = number
  else if (letter === 'M') parts.month = width > 2 ? monthOf(found) : number
  else if (letter === 'y') parts.year = width > 2 ? number : number + (number < 50 ? 2000 : 1900)
  else if (letter === 'h' || letter === 'H') parts.hour = number
  else if (letter === 'm') parts.minute = number
  else if (letter === 's') parts.second = number
  else if (letter === 'f' || letter === 'F') parts.millisecond = Number(found.padEnd(3, '0').slice(0, 3))
  else if (letter === 't') parts.half = found.toUpperCase().startsWith('P') ? 'PM' : 'AM'
  else if (letter === 'z' || letter === 'K') parts.offset = offsetOf(found)
}

function monthOf(name: string): number {
  const start = name.slice(0, 3).toLowerCase()
  return monthNames.findIndex((month) => month.toLowerCase().startsWith(start)) + 1
}

function offsetOf(found: string): number | null {
  if (found === '' || found.toUpperCase() === 'Z') return null
  const [hours, minutes] = [found.slice(1, 3), found.slice(3).replace(':', '')]
  return (found.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** @returns null for a day or time that does not exist */
function dateOf(parts: DateParts): Date | null {
  const { half, hour: said } = parts
  if (half !== null && (said < 1 || said > 12)) return null
  const hour = half === null ? said : (said % 12) + (half === 'PM' ? 12 : 0)
  if (hour > 23 || parts.minute > 59 || parts.second > 59) return null
  const date = new Date(0)
  date.setUTCFullYear(parts.year, parts.month - 1, parts.day)
  if (date.getUTCMonth() !== parts.month - 1 || date.getUTCDate() !== parts.day) return null
  date.setUTCHours(hour, parts.minute - (parts.offset ?? 0), parts.second, parts.millisecond)
  return date
}

/** What CDate reads without being told a format: ISO 8601 with or without time and offset, and the American order. */
const usual = [
  ...["yyyy-MM-dd'T'HH:mm:ss", 'yyyy-MM-dd HH:mm:ss', "yyyy-MM-dd'T'HH:mm", 'yyyy-MM-dd HH:mm', 'yyyy-MM-dd'].flatMap(
    (start) => [`${start}K`, `${start} zzz`],
  ),
  "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
  'yyyy-MM-dd HH:mm:ss.FFFFFFFK',
  ...['M/d/yyyy', 'yyyy/M/d', 'd MMM yyyy', 'd MMMM yyyy', 'MMM d, yyyy', 'MMMM d, yyyy'].flatMap((day) => [
    day,
    `${day} h:mm:ss tt`,
    `${day} h:mm tt`,
    `${day} H:mm:ss`,
    `${day} H:mm`,
  ]),
  "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
]

/** A date written in one of the usual ways, in UTC. @throws {ExpressionError} when it is none */
export function parseDate(text: string): Date {
  for (const format of usual) {
    const date = parseExact(text.trim(), format)
    if (date) return date
  }
  throw new ExpressionError(
    `"${text}" is not a date that can be read. Name its format with FormatDateTime(source, , inputFormat, outputFormat).`,
    null,
  )
}
