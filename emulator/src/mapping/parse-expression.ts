import { type ComparisonOperator, type Expression, ExpressionError } from './expression.ts'

const MAXIMUM_LENGTH = 10_000
const MAXIMUM_DEPTH = 50

/**
 * Reads `Func(arg, ...)`, `[attribute]` and `"constant"` with `\"` and `\\` (functions-for-customizing-application-data).
 * @throws {ExpressionError}
 */
export function parseExpression(text: string): Expression {
  if (text.length > MAXIMUM_LENGTH) {
    throw new ExpressionError(
      `The expression has ${text.length} characters, more than the ${MAXIMUM_LENGTH} that are allowed. Shorten it.`,
      MAXIMUM_LENGTH,
    )
  }
  const parser = new Parser(text)
  const expression = parser.comparison(0)
  parser.end()
  return expression
}

class Parser {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  comparison(depth: number): Expression {
    const left = this.#operand(depth)
    this.#space()
    const operator = /^(?:<>|>=|<=|=|>|<)/.exec(this.#text.slice(this.#at, this.#at + 2))?.[0]
    if (operator === undefined) return left
    this.#at += operator.length
    return { kind: 'comparison', operator: operator as ComparisonOperator, left, right: this.#operand(depth) }
  }

  end(): void {
    this.#space()
    if (this.#at >= this.#text.length) return
    const word = /^(?:AND|OR)\b/i.exec(this.#text.slice(this.#at, this.#at + 4))?.[0]
    if (word) throw this.#error(`${word} does not exist. Nest IIF inside IIF instead`)
    throw this.#error(`"${this.#text[this.#at]}" is not expected after the end of the expression. Remove it`)
  }

  #operand(depth: number): Expression {
    if (depth > MAXIMUM_DEPTH) {
      throw this.#error(`The expression is nested too deeply, more than ${MAXIMUM_DEPTH} levels. Simplify it`)
    }
    this.#space()
    const character = this.#text[this.#at]
    if (character === undefined) throw this.#error('The expression ends too early. Complete it')
    if (character === '[') return this.#attribute()
    if (character === '"') return this.#constant()
    const hexadecimal = /^&H([0-9A-Fa-f]{1,12})\b/.exec(this.#text.slice(this.#at, this.#at + 20))
    if (hexadecimal) {
      this.#at += hexadecimal[0].length
      return { kind: 'constant', value: String(Number.parseInt(hexadecimal[1] ?? '', 16)) }
    }
    const word = /^[A-Za-z_][\w.]*|^-?\d+(?:\.\d+)?/.exec(this.#text.slice(this.#at, this.#at + 200))?.[0]
    if (word === undefined) throw this.#unexpected(character)
    const position = this.#at
    this.#at += word.length
    this.#space()
    if (/^[-\d]/.test(word) || isNamedConstant(word)) return { kind: 'constant', value: word }
    if (this.#text[this.#at] !== '(') {
      throw new ExpressionError(
        `"${word}" is neither a function nor an attribute. Write ${word}(...), [${word}] or "${word}" (character ${position + 1}).`,
        position,
      )
    }
    return { kind: 'call', name: word, arguments: this.#arguments(depth), position }
  }

  #arguments(depth: number): (Expression | null)[] {
    const found: (Expression | null)[] = []
    this.#at += 1
    this.#space()
    if (this.#text[this.#at] === ')') {
      this.#at += 1
      return found
    }
    for (;;) {
      this.#space()
      const empty = this.#text[this.#at] === ',' || this.#text[this.#at] === ')'
      found.push(empty ? null : this.comparison(depth + 1))
      this.#space()
      const next = this.#text[this.#at]
      if (next !== ',' && next !== ')') throw this.#missing()
      this.#at += 1
      if (next === ')') return found
    }
  }

  #attribute(): Expression {
    const end = this.#text.indexOf(']', this.#at)
    if (end < 0) throw this.#error('The closing ] of the attribute is missing. Add it')
    const name = this.#text.slice(this.#at + 1, end).trim()
    if (name === '') throw this.#error('The attribute has no name. Write it between [ and ]')
    this.#at = end + 1
    return { kind: 'attribute', name }
  }

  #constant(): Expression {
    let value = ''
    for (let index = this.#at + 1; index < this.#text.length; index += 1) {
      const character = this.#text[index]
      if (character === '"') {
        this.#at = index + 1
        return { kind: 'constant', value }
      }
      if (character === '\\') index += 1
      value += this.#text[index] ?? ''
    }
    throw this.#error('The closing " of the text is missing. Add it')
  }

  #unexpected(character: string): ExpressionError {
    if (/[“”„‟‘’']/.test(character)) return this.#error(`${character} does not begin a text. Use straight quotes: "`)
    if (character === '=') return this.#error('Only one = compares. Remove the other')
    return this.#error(`"${character}" is not expected here. Write a function, an [attribute] or a "text"`)
  }

  #missing(): ExpressionError {
    const word = /^(?:AND|OR)\b/i.exec(this.#text.slice(this.#at, this.#at + 4))?.[0]
    if (word) return this.#error(`${word} does not exist. Nest IIF inside IIF instead`)
    return this.#error('A comma or a closing parenthesis is missing. Add it')
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1
  }

  #error(message: string): ExpressionError {
    return new ExpressionError(`${message} (character ${this.#at + 1}).`, this.#at)
  }
}

/** The words for InStr's kind of comparison, which stand without quotes. */
function isNamedConstant(word: string): boolean {
  return word === 'vbTextCompare' || word === 'vbBinaryCompare'
}
