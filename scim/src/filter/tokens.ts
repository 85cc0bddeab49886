import { ScimError } from '../errors/scim-error.ts'

export interface Token {
  readonly kind: 'word' | 'string' | '(' | ')' | '[' | ']'
  /** The word as written, or the text that a string literal stands for. */
  readonly text: string
  readonly start: number
  readonly end: number
}

const isSpace = (character: string): boolean => character === ' ' || (character >= '\t' && character <= '\r')
const isBracket = (character: string): character is '(' | ')' | '[' | ']' =>
  character === '(' || character === ')' || character === '[' || character === ']'
const endsWord = (character: string): boolean => isSpace(character) || isBracket(character) || character === '"'

/**
 * Cuts a filter into words, string literals and brackets, in one pass.
 * @throws {ScimError} 400 invalidFilter for a string that does not end or has a bad escape
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let position = 0
  while (position < text.length) {
    const character = text.charAt(position)
    if (isSpace(character)) {
      position++
      continue
    }
    const token = readToken(text, position, character)
    tokens.push(token)
    position = token.end
  }
  return tokens
}

function readToken(text: string, start: number, character: string): Token {
  if (isBracket(character)) return { kind: character, text: character, start, end: start + 1 }
  if (character === '"') return readString(text, start)
  // RFC 7644 section 3.7.1 prints displayName sw 'Group', although its grammar has no such string.
  if (character === "'") return readSingleQuoted(text, start)
  let end = start + 1
  while (end < text.length && !endsWord(text.charAt(end))) end++
  return { kind: 'word', text: text.slice(start, end), start, end }
}

function readString(text: string, start: number): Token {
  let end = start + 1
  while (end < text.length && text.charAt(end) !== '"') end += text.charAt(end) === '\\' ? 2 : 1
  if (end >= text.length) throw unfinished(start)
  return { kind: 'string', text: unescapeString(text.slice(start, end + 1), start), start, end: end + 1 }
}

function readSingleQuoted(text: string, start: number): Token {
  const close = text.indexOf("'", start + 1)
  if (close < 0) throw unfinished(start)
  return { kind: 'string', text: text.slice(start + 1, close), start, end: close + 1 }
}

function unescapeString(literal: string, start: number): string {
  try {
    return String(JSON.parse(literal))
  } catch {
    throw new ScimError(
      400,
      'invalidFilter',
      `The string that starts at character ${start + 1} of the filter has a bad escape; write \\" for a quote and \\\\ for a backslash.`,
    )
  }
}

const unfinished = (start: number): ScimError =>
  new ScimError(
    400,
    'invalidFilter',
    `The string that starts at character ${start + 1} of the filter has no closing quote.`,
  )
