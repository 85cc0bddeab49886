import type { Broken } from './defects.ts'
import { invalidFilter } from './failure.ts'

export type Literal = string | number | boolean | null

/** A filter as RFC 7644 section 3.4.2.2 writes it; `path` is the attribute as it was written. */
export type Filter =
  | { kind: 'compare'; path: string; operator: string; value: Literal }
  | { kind: 'present'; path: string }
  | { kind: 'some'; path: string; filter: Filter }
  | { kind: 'and'; left: Filter; right: Filter }
  | { kind: 'or'; left: Filter; right: Filter }
  | { kind: 'not'; filter: Filter }

const operators = new Set(['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'])

/** @throws {Failure} invalidFilter when the text is none */
export function parseFilter(text: string, broken: Broken): Filter {
  const reader = new Reader(text, broken)
  const filter = reader.either()
  reader.end()
  return filter
}

class Reader {
  readonly #text: string
  readonly #broken: Broken
  #at = 0

  constructor(text: string, broken: Broken) {
    this.#text = text
    this.#broken = broken
  }

  either(): Filter {
    let left = this.#both()
    while (this.#word('or')) left = { kind: 'or', left, right: this.#both() }
    return left
  }

  end(): void {
    this.#blank()
    if (this.#at < this.#text.length) this.#refuse()
  }

  #both(): Filter {
    let left = this.#one()
    while (this.#word('and')) left = { kind: 'and', left, right: this.#one() }
    return left
  }

  #one(): Filter {
    if (this.#word('not')) return { kind: 'not', filter: this.#group() }
    this.#blank()
    return this.#text[this.#at] === '(' ? this.#group() : this.#comparison()
  }

  #group(): Filter {
    this.#expect('(')
    const filter = this.either()
    this.#expect(')')
    return filter
  }

  #comparison(): Filter {
    const path = this.#match(/[A-Za-z$][\w:.$-]*/y) ?? this.#refuse()
    if (this.#text[this.#at] !== '[') return this.#operation(path)
    this.#expect('[')
    const filter = this.either()
    this.#expect(']')
    if (this.#text[this.#at] !== '.') return { kind: 'some', path, filter }
    if (this.#broken('value-path-filter-refused')) this.#refuse()
    this.#at += 1
    const sub = this.#match(/[\w$]+/y) ?? this.#refuse()
    return { kind: 'some', path, filter: { kind: 'and', left: filter, right: this.#operation(sub) } }
  }

  #operation(path: string): Filter {
    const operator = (this.#match(/\s+[A-Za-z]+/y) ?? this.#refuse()).trim().toLowerCase()
    if (operator === 'pr') return { kind: 'present', path }
    if (!operators.has(operator)) this.#refuse()
    return { kind: 'compare', path, operator, value: this.#literal() }
  }

  #literal(): Literal {
    this.#blank()
    if (this.#text[this.#at] === '"') return this.#quoted()
    const word = this.#match(/[^\s()[\]"]+/y) ?? this.#refuse()
    if (/^(true|false|null)$/i.test(word)) return JSON.parse(word.toLowerCase()) as boolean | null
    if (/^-?\d+(\.\d+)?$/.test(word)) return Number(word)
    return this.#broken('bare-words-refused') ? this.#refuse() : word
  }

  #quoted(): string {
    const pattern = this.#broken('quotes-in-filter-broken') ? /"[^"]*"/y : /"(?:[^"\\]|\\.)*"/y
    const text = this.#match(pattern) ?? this.#refuse()
    try {
      return JSON.parse(text) as string
    } catch {
      return this.#refuse()
    }
  }

  #word(word: string): boolean {
    const pattern = new RegExp(`\\s*${word}(?=[\\s(])`, 'iy')
    return this.#match(pattern) !== undefined
  }

  #expect(character: string): void {
    this.#blank()
    if (this.#text[this.#at] !== character) this.#refuse()
    this.#at += 1
  }

  #blank(): void {
    this.#match(/\s*/y)
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0]
    this.#at += found?.length ?? 0
    return found
  }

  #refuse(): never {
    throw invalidFilter(`The filter cannot be read at character ${this.#at + 1}: ${this.#text}`)
  }
}
