import { ExpressionError } from '../expression.ts'
import { first, list, text, truth } from '../value.ts'
import { type Argument, bounded, type FunctionDefinition, wholeNumber } from './definition.ts'
import { withoutDiacritics } from './diacritics.ts'
import { properCase } from './proper-case.ts'

/** The functions that work on text (functions-for-customizing-application-data). */
export const textFunctions: Record<string, FunctionDefinition> = {
  Append: {
    parameters: ['source', 'suffix'],
    summary: 'Puts a suffix at the end of a text.',
    call: ([source, suffix]) => (text(source) === '' ? null : text(source) + text(suffix)),
  },
  ConvertToBase64: {
    parameters: ['source'],
    summary: 'The text as Base64 of its UTF-16 bytes.',
    call: ([source]) => Buffer.from(text(source), 'utf16le').toString('base64'),
  },
  ConvertToUTF8Hex: {
    parameters: ['source'],
    summary: 'The text as hexadecimal digits of its UTF-8 bytes.',
    call: ([source]) => Buffer.from(text(source), 'utf8').toString('hex').toUpperCase(),
  },
  CStr: {
    parameters: ['value'],
    summary: 'A number, a reference or a boolean as text.',
    call: ([source]) => first(source),
  },
  InStr: {
    parameters: ['value1', 'value2', 'start?', 'compareType?'],
    summary: 'The place of a text within another, counted from 1; 0 when it is not there.',
    call: ([source, sought, start, compare]) => String(placeOf(source, sought, start, compare)),
  },
  Join: {
    parameters: ['separator', 'source...'],
    summary: 'Joins texts with a separator; empty ones are left out.',
    call: ([separator, ...values]) => {
      const parts = values.flatMap(list).filter((value) => value !== '')
      bounded(
        parts.reduce((length, part) => length + part.length + text(separator).length, 0),
        'Join',
      )
      return parts.join(text(separator)) || null
    },
  },
  Left: {
    parameters: ['String', 'NumChars'],
    summary: 'The first characters of a text; all of them for a negative number.',
    call: ([source, length]) => {
      const count = wholeNumber(length, 'Left', 'number of characters')
      return count < 0 ? text(source) : text(source).slice(0, count)
    },
  },
  Len: {
    parameters: ['source'],
    summary: 'How many characters a text has.',
    call: ([source]) => String([...text(source)].length),
  },
  Mid: {
    parameters: ['source', 'start', 'length'],
    summary: 'A part of a text; its first character is 1.',
    call: ([source, start, length]) => {
      const from = wholeNumber(start, 'Mid', 'start')
      const count = wholeNumber(length, 'Mid', 'length')
      if (from < 1 || count < 0) {
        throw new ExpressionError('Mid counts from 1 and needs a length that is not negative. Correct both.', null)
      }
      return text(source).slice(from - 1, from - 1 + count)
    },
  },
  NormalizeDiacritics: {
    parameters: ['source'],
    summary: 'The text without accents and umlauts.',
    call: ([source]) => withoutDiacritics(text(source)),
  },
  PCase: {
    parameters: ['source', 'wordSeparators?'],
    summary: 'Each word with a capital, the rest small.',
    call: ([source, separators]) => properCase(text(source), separators === undefined ? null : text(separators)),
  },
  StripSpaces: {
    parameters: ['source'],
    summary: 'The text without its spaces.',
    call: ([source]) => text(source).replaceAll(' ', ''),
  },
  ToLower: {
    parameters: ['source', 'culture?'],
    summary: 'The text in small letters.',
    call: ([source, culture]) => cased('ToLower', culture, (locale) => text(source).toLocaleLowerCase(locale)),
  },
  ToUpper: {
    parameters: ['source', 'culture?'],
    summary: 'The text in capitals.',
    call: ([source, culture]) => cased('ToUpper', culture, (locale) => text(source).toLocaleUpperCase(locale)),
  },
  Word: {
    parameters: ['String', 'WordNumber', 'delimiters'],
    summary: 'One word of a text, counted from 1; each character of the delimiters separates.',
    call: ([source, position, delimiters]) => {
      const separators = new Set(text(delimiters))
      const words = ['']
      for (const letter of text(source)) {
        if (separators.has(letter)) words.push('')
        else words.push((words.pop() ?? '') + letter)
      }
      return words.filter((word) => word !== '')[wholeNumber(position, 'Word', 'word number') - 1] ?? ''
    },
  },
  IsString: {
    parameters: ['Expression'],
    summary: 'Whether the value is one text.',
    call: ([source]) => truth(typeof source === 'string'),
  },
}

function placeOf(source: Argument, sought: Argument, start: Argument, compare: Argument): number {
  const from = start === undefined ? 1 : wholeNumber(start, 'InStr', 'start')
  const kind = text(compare)
  if (!['', '0', '1', 'vbBinaryCompare', 'vbTextCompare'].includes(kind)) {
    throw new ExpressionError(`InStr compares by vbTextCompare or vbBinaryCompare, not "${kind}".`, null)
  }
  const fold = (value: Argument) => (kind === '1' || kind === 'vbTextCompare' ? text(value).toLowerCase() : text(value))
  return fold(source).indexOf(fold(sought), Math.max(0, from - 1)) + 1
}

/** Without a culture the invariant one is meant, which small letters of English stand for. */
function cased(functionName: string, culture: Argument, change: (locale: string) => string): string {
  try {
    return change(text(culture) === '' ? 'en' : text(culture))
  } catch {
    throw new ExpressionError(`${functionName}: "${text(culture)}" is no culture. Write one like "en-US".`, null)
  }
}
