import { ExpressionError } from '../expression.ts'

/** A piece of a .NET date format: a specifier such as `yyyy`, or text that stands for itself. */
export type DatePiece = { specifier: string } | { literal: string }

/** The standard formats in the invariant culture (standard-date-and-time-format-strings). */
const standard: Record<string, string> = {
  d: 'MM/dd/yyyy',
  D: 'dddd, dd MMMM yyyy',
  f: 'dddd, dd MMMM yyyy HH:mm',
  F: 'dddd, dd MMMM yyyy HH:mm:ss',
  g: 'MM/dd/yyyy HH:mm',
  G: 'MM/dd/yyyy HH:mm:ss',
  M: 'MMMM dd',
  m: 'MMMM dd',
  O: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  o: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  R: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  r: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  s: "yyyy-MM-dd'T'HH:mm:ss",
  t: 'HH:mm',
  T: 'HH:mm:ss',
  u: "yyyy-MM-dd HH:mm:ss'Z'",
  U: 'dddd, dd MMMM yyyy HH:mm:ss',
  Y: 'yyyy MMMM',
  y: 'yyyy MMMM',
}

const longest: Record<string, number> = { d: 4, M: 4, y: 5, h: 2, H: 2, m: 2, s: 2, f: 7, F: 7, t: 2, z: 3, K: 1, g: 2 }
const token = /\\(.)|'([^']*)'|"([^"]*)"|%?(d+|M+|y+|h+|H+|m+|s+|f+|F+|t+|z+|g+|K)|(.)/gsu

/**
 * Reads a .NET custom or standard date and time format (custom-date-and-time-format-strings).
 * @throws {ExpressionError} for a format that .NET would refuse
 */
export function piecesOf(format: string): DatePiece[] {
  if (format === '') throw new ExpressionError('The date format is empty. Write one like "yyyy-MM-dd".', null)
  const custom = format.length === 1 ? standard[format] : format
  if (custom === undefined) throw wrongFormat(format)
  return [...custom.matchAll(token)].map(([, escaped, single, double, specifier, other]) => {
    if (specifier !== undefined) {
      const letter = specifier.charAt(0)
      if (specifier.length > (longest[letter] ?? 0) && letter !== 'y') throw wrongFormat(format)
      return { specifier }
    }
    if (other === "'" || other === '"' || other === '%' || other === '\\') throw wrongFormat(format)
    return { literal: escaped ?? single ?? double ?? other ?? '' }
  })
}

function wrongFormat(format: string): ExpressionError {
  return new ExpressionError(`"${format}" is no date format of .NET. Write one like "yyyy-MM-dd".`, null)
}

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

export const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
