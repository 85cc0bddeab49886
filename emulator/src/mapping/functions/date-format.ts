import { dayNames, monthNames, piecesOf } from './date-pattern.ts'

/** How Now, CDate, DateAdd and DateFromNum write a date. */
export const spokenFormat = 'M/d/yyyy h:mm:ss tt'

/** A date in UTC by a .NET format. @throws {ExpressionError} for a format that .NET would refuse */
export function formatDate(date: Date, format: string): string {
  return piecesOf(format)
    .map((piece) => ('literal' in piece ? piece.literal : written(date, piece.specifier)))
    .join('')
}

function written(date: Date, specifier: string): string {
  const width = specifier.length
  const padded = (number: number): string => String(number).padStart(width, '0')
  switch (specifier.charAt(0)) {
    case 'd':
      return width > 2 ? named(dayNames[date.getUTCDay()], width) : padded(date.getUTCDate())
    case 'M':
      return width > 2 ? named(monthNames[date.getUTCMonth()], width) : padded(date.getUTCMonth() + 1)
    case 'y':
      return padded(width > 2 ? date.getUTCFullYear() : date.getUTCFullYear() % 100)
    case 'h':
      return padded(date.getUTCHours() % 12 || 12)
    case 'H':
      return padded(date.getUTCHours())
    case 'm':
      return padded(date.getUTCMinutes())
    case 's':
      return padded(date.getUTCSeconds())
    case 'f':
      return fraction(date).slice(0, width)
    case 'F':
      return fraction(date).slice(0, width).replace(/0+$/, '')
    case 't':
      return (date.getUTCHours() < 12 ? 'AM' : 'PM').slice(0, width)
    case 'z':
      return ['+0', '+00', '+00:00'][width - 1] ?? ''
    case 'K':
      return 'Z'
    default:
      return 'A.D.'
  }
}

function named(name: string | undefined, width: number): string {
  return width === 3 ? (name ?? '').slice(0, 3) : (name ?? '')
}

/** Ten-millionths of a second, of which a date here keeps the first three digits. */
function fraction(date: Date): string {
  return `${String(date.getUTCMilliseconds()).padStart(3, '0')}0000`
}
