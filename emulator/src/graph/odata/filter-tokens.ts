import { badQuery } from '../wire/graph-error.ts'

export type Token =
  | { kind: 'text'; value: string }
  | { kind: 'word'; value: string }
  | { kind: 'mark'; value: '(' | ')' | ',' | ':' }

const LONGEST = 8192
const word = /[^\s(),:']+/y
/** A colon separates a lambda's variable, but belongs to the word in a time. */
const moment = /\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?/y

/** @throws {GraphError} 400 when a text has no end or the filter is too long */
export function tokensOf(filter: string): Token[] {
  if (filter.length > LONGEST) throw badQuery(`The filter is longer than ${LONGEST} characters. Shorten it.`)
  const tokens: Token[] = []
  for (let at = 0; at < filter.length; ) {
    const character = filter[at] ?? ''
    if (/\s/.test(character)) at += 1
    else if (character === '(' || character === ')' || character === ',' || character === ':') {
      tokens.push({ kind: 'mark', value: character })
      at += 1
    } else if (character === "'") {
      const { value, end } = quoted(filter, at)
      tokens.push({ kind: 'text', value })
      at = end
    } else {
      const value = matchAt(moment, filter, at) ?? matchAt(word, filter, at) ?? character
      tokens.push({ kind: 'word', value })
      at += value.length
    }
  }
  return tokens
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** A text in quotes, where two quotes stand for one. */
function quoted(filter: string, start: number): { value: string; end: number } {
  let value = ''
  for (let at = start + 1; at < filter.length; at += 1) {
    if (filter[at] !== "'") value += filter[at]
    else if (filter[at + 1] === "'") {
      value += "'"
      at += 1
    } else return { value, end: at + 1 }
  }
  throw badQuery(`Invalid filter clause: there is an unterminated string literal at position ${start} in '${filter}'.`)
}
