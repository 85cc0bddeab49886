/** An expression of the mapping language as a tree. An argument left empty is null. */
export type Expression =
  | { kind: 'attribute'; name: string }
  | { kind: 'constant'; value: string }
  | { kind: 'call'; name: string; arguments: (Expression | null)[]; position: number }
  | { kind: 'comparison'; operator: ComparisonOperator; left: Expression; right: Expression }

export type ComparisonOperator = '=' | '<>' | '>' | '>=' | '<' | '<='

/** The expression cannot be read; `position` counts characters from 0. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'
  readonly position: number | null

  constructor(message: string, position: number | null) {
    super(message)
    this.position = position
  }
}

const MAXIMUM_LENGTH = 10_000
const MAXIMUM_DEPTH = 50

/**
 * Reads `Func(arg, ...)`, `[attribute]` and `"constant"` with `\"` and `\\` (functions-for-customizing-application-data).
 * @throws {ExpressionError}
 */
export function parseExpression(text: string): Expression {
  if (text.length > MAXIMUM_LENGTH) {
    throw new ExpressionError(`The expression is longer than ${MAXIMUM_LENGTH} characters. Shorten it.`, MAXIMUM_LENGTH)
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
    if (this.#at < this.#text.length)
      throw this.#error(`"${this.#text[this.#at]}" is not expected after the end of the expression`)
  }

  #operand(depth: number): Expression {
    if (depth > MAXIMUM_DEPTH) throw this.#error('The expression is nested too deeply')
    this.#space()
    const character = this.#text[this.#at]
    if (character === undefined) throw this.#error('The expression ends too early')
    if (character === '[') return this.#attribute()
    if (character === '"') return this.#constant()
    const word = /^[A-Za-z_][\w.]*|^-?\d+(?:\.\d+)?/.exec(this.#text.slice(this.#at, this.#at + 200))?.[0]
    if (word === undefined) throw this.#error(`"${character}" is not expected here`)
    const position = this.#at
    this.#at += word.length
    this.#space()
    if (/^[-\d]/.test(word)) return { kind: 'constant', value: word }
    if (this.#text[this.#at] !== '(') {
      throw new ExpressionError(
        `"${word}" is neither a function nor an attribute. Write ${word}(...) or [${word}].`,
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
      if (next !== ',' && next !== ')') throw this.#error('A comma or a closing parenthesis is missing')
      this.#at += 1
      if (next === ')') return found
    }
  }

  #attribute(): Expression {
    const end = this.#text.indexOf(']', this.#at)
    if (end < 0) throw this.#error('The closing ] of the attribute is missing')
    const name = this.#text.slice(this.#at + 1, end).trim()
    if (name === '') throw this.#error('The attribute has no name')
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
    throw this.#error('The closing " of the text is missing')
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1
  }

  #error(message: string): ExpressionError {
    return new ExpressionError(`${message} (character ${this.#at + 1}).`, this.#at)
  }
}
