import { badQuery } from '../wire/graph-error.ts'
import { type Token, tokensOf } from './filter-tokens.ts'

export type Literal = string | number | boolean | null
export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'
export type TextFunction = 'startswith' | 'endswith' | 'contains'

/** A filter as a tree; `path` is a property like `servicePrincipal/id`. */
export type Filter =
  | { kind: 'and'; left: Filter; right: Filter }
  | { kind: 'or'; left: Filter; right: Filter }
  | { kind: 'not'; inner: Filter }
  | { kind: 'compare'; path: string; operator: Comparison; value: Literal }
  | { kind: 'function'; name: TextFunction; path: string; value: string }
  | { kind: 'in'; path: string; values: Literal[] }
  | { kind: 'any'; path: string; variable: string; inner: Filter }

const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const
const functions = ['startswith', 'endswith', 'contains'] as const
const DEEPEST = 40

/**
 * Reads the part of OData's `$filter` that Graph documents: comparisons, `in`, `and`, `or`, `not`, text functions, `any`.
 * @throws {GraphError} 400 with the place
 */
export function parseFilter(filter: string): Filter {
  const parser = new FilterParser(filter)
  const found = parser.either(0)
  parser.end()
  return found
}

class FilterParser {
  readonly #filter: string
  readonly #tokens: Token[]
  #at = 0

  constructor(filter: string) {
    this.#filter = filter
    this.#tokens = tokensOf(filter)
  }

  either(depth: number): Filter {
    let left = this.#both(depth)
    while (this.#word('or')) left = { kind: 'or', left, right: this.#both(depth) }
    return left
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw this.#wrong('nothing more')
  }

  #both(depth: number): Filter {
    let left = this.#single(depth)
    while (this.#word('and')) left = { kind: 'and', left, right: this.#single(depth) }
    return left
  }

  #single(depth: number): Filter {
    if (depth > DEEPEST) throw badQuery('The filter is nested too deeply.')
    if (this.#word('not')) return { kind: 'not', inner: this.#single(depth + 1) }
    if (this.#mark('(')) {
      const inner = this.either(depth + 1)
      this.#need(')')
      return inner
    }
    const name = this.#name()
    const call = functions.find((one) => one === name.toLowerCase())
    if (call !== undefined && this.#mark('(')) return this.#function(call)
    if (/\/any$/i.test(name) && this.#mark('(')) return this.#any(name.slice(0, -'/any'.length), depth)
    return this.#comparison(name)
  }

  #function(name: TextFunction): Filter {
    const path = this.#name()
    this.#need(',')
    const value = this.#literal()
    if (typeof value !== 'string') throw this.#wrong('a text in quotes')
    this.#need(')')
    return { kind: 'function', name, path, value }
  }

  #any(path: string, depth: number): Filter {
    const variable = this.#name()
    this.#need(':')
    const inner = this.either(depth + 1)
    this.#need(')')
    return { kind: 'any', path, variable, inner }
  }

  #comparison(path: string): Filter {
    if (this.#word('in')) {
      this.#need('(')
      const values = [this.#literal()]
      while (this.#mark(',')) values.push(this.#literal())
      this.#need(')')
      return { kind: 'in', path, values }
    }
    const operator = comparisons.find((one) => this.#word(one))
    if (operator === undefined) throw this.#wrong(`one of ${comparisons.join(', ')}, in`)
    return { kind: 'compare', path, operator, value: this.#literal() }
  }

  #literal(): Literal {
    const token = this.#tokens[this.#at]
    if (!token || token.kind === 'mark') throw this.#wrong('a value')
    this.#at += 1
    if (token.kind === 'text') return token.value
    if (token.value === 'null') return null
    if (token.value === 'true' || token.value === 'false') return token.value === 'true'
    if (/^-?\d+(?:\.\d+)?$/.test(token.value)) return Number(token.value)
    if (/^[\d]{4}-\d\d-\d\d|^[\da-f]{8}-[\da-f-]{27}$/i.test(token.value)) return token.value
    this.#at -= 1
    throw this.#wrong('a value; texts stand in single quotes')
  }

  #name(): string {
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'word') throw this.#wrong('a property')
    this.#at += 1
    return token.value
  }

  #word(expected: string): boolean {
    const token = this.#tokens[this.#at]
    const found = token?.kind === 'word' && token.value.toLowerCase() === expected
    if (found) this.#at += 1
    return found
  }

  #mark(expected: string): boolean {
    const token = this.#tokens[this.#at]
    const found = token?.kind === 'mark' && token.value === expected
    if (found) this.#at += 1
    return found
  }

  #need(expected: string): void {
    if (!this.#mark(expected)) throw this.#wrong(`'${expected}'`)
  }

  #wrong(expected: string) {
    const found = this.#tokens[this.#at]?.value ?? 'the end'
    return badQuery(
      `Invalid filter clause: expected ${expected} but found '${found}' (word ${this.#at + 1}) in '${this.#filter}'.`,
    )
  }
}
