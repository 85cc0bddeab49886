import { quoted, ScimError } from '../errors/scim-error.ts'
import { type AttributePath, parseAttributePath } from '../path/attribute-path.ts'
import { parseLiteral } from './literal.ts'
import { type Token, tokenize } from './tokens.ts'
import {
  type CompareOperator,
  defaultFilterLimits,
  equalityOperators,
  type Filter,
  type FilterLimits,
  orderOperators,
  textOperators,
} from './tree.ts'

/**
 * Reads a filter: RFC 7644 section 3.4.2.2, and what Entra and Okta send beyond it (`emails[type eq "work"].value eq
 * "x"`, values without quotes). Linear in the text's length.
 * @throws {ScimError} 400 invalidFilter, which says the character where reading stopped
 */
export function parseFilter(text: string, limits: Partial<FilterLimits> = {}): Filter {
  const all = { ...defaultFilterLimits, ...limits }
  if (text.length > all.maxLength) {
    throw new ScimError(400, 'invalidFilter', `The filter is longer than ${all.maxLength} characters.`)
  }
  const parser = new FilterParser(tokenize(text), all, text.length)
  const filter = parser.disjunction(0)
  parser.expectEnd()
  return filter
}

const operators: ReadonlySet<string> = new Set([...equalityOperators, ...textOperators, ...orderOperators])
const isOperator = (text: string): text is CompareOperator => operators.has(text)

class FilterParser {
  readonly #tokens: readonly Token[]
  readonly #limits: FilterLimits
  readonly #length: number
  #position = 0
  #nodes = 0
  #insideElement = false

  constructor(tokens: readonly Token[], limits: FilterLimits, length: number) {
    this.#tokens = tokens
    this.#limits = limits
    this.#length = length
  }

  disjunction(depth: number): Filter {
    return this.#joined('or', () => this.#conjunction(depth))
  }

  expectEnd(): void {
    if (this.#peek() !== undefined) throw this.#unexpected('"and", "or" or the end')
  }

  #conjunction(depth: number): Filter {
    return this.#joined('and', () => this.#term(depth))
  }

  #joined(kind: 'and' | 'or', read: () => Filter): Filter {
    const first = read()
    if (!this.#takeKeyword(kind)) return first
    const filters = [first]
    do filters.push(read())
    while (this.#takeKeyword(kind))
    this.#count()
    return { kind, filters }
  }

  #term(depth: number): Filter {
    this.#count()
    if (this.#take('(')) return this.#grouped(depth)
    const token = this.#expect('word', 'an attribute')
    if (token.text.toLowerCase() === 'not' && this.#take('(')) return { kind: 'not', filter: this.#grouped(depth) }
    const path = parseAttributePath(token.text, 'invalidFilter')
    return this.#take('[') ? this.#element(path, depth) : this.#condition(path)
  }

  #grouped(depth: number): Filter {
    const filter = this.disjunction(this.#deeper(depth))
    this.#expect(')', '")"')
    return filter
  }

  #element(path: AttributePath, depth: number): Filter {
    if (this.#insideElement)
      throw new ScimError(400, 'invalidFilter', 'A filter in brackets cannot have brackets inside.')
    this.#insideElement = true
    const inner = this.disjunction(this.#deeper(depth))
    this.#insideElement = false
    const close = this.#expect(']', '"]"')
    const next = this.#peek()
    // emails[type eq "work"].value eq "x" is outside the grammar, and Entra's way to match by e-mail address.
    if (next?.kind !== 'word' || next.start !== close.end || !next.text.startsWith('.')) {
      return { kind: 'element', path, filter: inner }
    }
    this.#position++
    const condition = this.#condition(parseAttributePath(next.text.slice(1), 'invalidFilter'))
    const filters = inner.kind === 'and' ? [...inner.filters, condition] : [inner, condition]
    return { kind: 'element', path, filter: { kind: 'and', filters } }
  }

  #condition(path: AttributePath): Filter {
    const operator = this.#expect('word', 'an operator').text.toLowerCase()
    if (operator === 'pr') return { kind: 'present', path }
    if (!isOperator(operator)) {
      throw new ScimError(
        400,
        'invalidFilter',
        `${quoted(operator)} is not an operator; use eq, ne, co, sw, ew, pr, gt, ge, lt or le.`,
      )
    }
    const token = this.#peek()
    if (token?.kind !== 'string' && token?.kind !== 'word') throw this.#unexpected(`a value after "${operator}"`)
    this.#position++
    return { kind: 'compare', path, operator, value: token.kind === 'string' ? token.text : parseLiteral(token.text) }
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#position]
  }

  #take(kind: Token['kind']): boolean {
    if (this.#peek()?.kind !== kind) return false
    this.#position++
    return true
  }

  #takeKeyword(keyword: 'and' | 'or'): boolean {
    const token = this.#peek()
    if (token?.kind !== 'word' || token.text.toLowerCase() !== keyword) return false
    this.#position++
    return true
  }

  #expect(kind: Token['kind'], what: string): Token {
    const token = this.#peek()
    if (token?.kind !== kind) throw this.#unexpected(what)
    this.#position++
    return token
  }

  #deeper(depth: number): number {
    if (depth >= this.#limits.maxDepth) {
      throw new ScimError(400, 'invalidFilter', `The filter is nested deeper than ${this.#limits.maxDepth} levels.`)
    }
    return depth + 1
  }

  #count(): void {
    this.#nodes++
    if (this.#nodes > this.#limits.maxNodes) {
      throw new ScimError(400, 'invalidFilter', `The filter has more than ${this.#limits.maxNodes} parts.`)
    }
  }

  #unexpected(expected: string): ScimError {
    const token = this.#peek()
    const found = token === undefined ? 'it ends' : `${quoted(token.text)} stands`
    const where = (token?.start ?? this.#length) + 1
    return new ScimError(400, 'invalidFilter', `The filter needs ${expected} at character ${where}, where ${found}.`)
  }
}
