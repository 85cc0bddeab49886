import { ExpressionError } from './expression.ts'
import { type ExpressionFunction, first, list, text, truth, type Value, wholeNumber } from './value.ts'

const notEmpty = (value: Value): boolean => text(value) !== ''

/** The functions of the mapping language that work on text (functions-for-customizing-application-data). */
export const textFunctions: Record<string, ExpressionFunction> = {
  Append: ([source, suffix]) => (notEmpty(source ?? null) ? text(source) + text(suffix) : null),
  Coalesce: (values) => values.find(notEmpty) ?? null,
  ConvertToBase64: ([source]) => Buffer.from(text(source), 'utf16le').toString('base64'),
  ConvertToUTF8Hex: ([source]) => Buffer.from(text(source), 'utf8').toString('hex').toUpperCase(),
  CStr: ([source]) => first(source),
  InStr: ([source, sought, start, compare]) => {
    const from = Math.max(0, wholeNumber(start ?? '1', 'InStr') - 1)
    const fold = (value: Value | undefined) => (text(compare) === '1' ? text(value).toLowerCase() : text(value))
    return String(fold(source).indexOf(fold(sought), from) + 1)
  },
  Left: ([source, length]) => text(source).slice(0, wholeNumber(length ?? null, 'Left')),
  Len: ([source]) => String([...text(source)].length),
  Mid: ([source, start, length]) => {
    const from = wholeNumber(start ?? null, 'Mid') - 1
    return text(source).slice(from, from + wholeNumber(length ?? null, 'Mid'))
  },
  NormalizeDiacritics: ([source]) =>
    text(source)
      .replaceAll('ß', 'ss')
      .replaceAll('ø', 'o')
      .replaceAll('Ø', 'O')
      .replaceAll('ł', 'l')
      .replaceAll('Ł', 'L')
      .replaceAll('æ', 'ae')
      .replaceAll('Æ', 'Ae')
      .normalize('NFD')
      .replaceAll(/\p{Mark}/gu, ''),
  PCase: ([source]) =>
    text(source)
      .toLowerCase()
      .replaceAll(/(^|[\s-])(\p{Letter})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
  StripSpaces: ([source]) => text(source).replaceAll(/\s/g, ''),
  ToLower: ([source]) => text(source).toLowerCase(),
  ToUpper: ([source]) => text(source).toUpperCase(),
  Word: ([source, position, delimiters]) => {
    const separators = new Set(text(delimiters))
    const words = [...text(source)].reduce<string[]>(
      (found, letter) => {
        if (separators.has(letter)) found.push('')
        else found.push((found.pop() ?? '') + letter)
        return found
      },
      [''],
    )
    return words.filter((word) => word !== '')[wholeNumber(position ?? null, 'Word') - 1] ?? ''
  },
  Replace: ([source, oldValue, pattern, , replacement, , template]) => {
    const value = text(source)
    if (notEmpty(oldValue ?? null) && notEmpty(template ?? null))
      return text(template).replaceAll(text(oldValue), value)
    if (notEmpty(oldValue ?? null)) return value.replaceAll(text(oldValue), text(replacement))
    if (notEmpty(pattern ?? null)) return value.replace(regularExpression(text(pattern)), text(replacement))
    return value
  },
  Join: ([separator, ...values]) =>
    values
      .flatMap(list)
      .filter((value) => value !== '')
      .join(text(separator)) || null,
  Split: ([source, delimiter]) => (notEmpty(source ?? null) ? text(source).split(text(delimiter) || ',') : null),
  Item: ([source, index]) => list(source)[wholeNumber(index ?? null, 'Item') - 1] ?? null,
  Count: ([source]) => String(list(source).length),
  RemoveDuplicates: ([source]) => {
    const seen = new Set<string>()
    return list(source).filter((value) => {
      const known = seen.has(value.toLowerCase())
      seen.add(value.toLowerCase())
      return !known
    })
  },
  IsString: ([source]) => truth(typeof source === 'string'),
}

function regularExpression(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'gu')
  } catch {
    throw new ExpressionError(`"${pattern}" is not a regular expression. Correct the pattern.`, null)
  }
}
