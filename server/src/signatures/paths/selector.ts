import type { JsonObject } from '../../base/index.ts'
import { memberText } from './member.ts'
import { PathError } from './path-error.ts'

/** Whether an element of a list is meant. */
export type Selector = (element: JsonObject) => boolean

type Token = { readonly word: string; readonly quoted: boolean; readonly end: number }

const depthAllowed = 10

/**
 * What stands in brackets: `type eq "work"`, with `eq ne co sw ew pr`, `and`, `or`, `not (…)`. Letter case never matters.
 * @param start behind the opening bracket
 * @returns with the place behind the closing one
 * @throws {PathError}
 */
export function parseSelector(text: string, start: number): { selector: Selector; end: number } {
  const parser = new SelectorParser(text, start)
  const selector = parser.either(0)
  parser.expect(']')
  return { selector, end: parser.at }
}

class SelectorParser {
  readonly #text: string
  at: number

  constructor(text: string, at: number) {
    this.#text = text
    this.at = at
  }

  either(depth: number): Selector {
    return this.#joined('or', () => this.#joined('and', () => this.#one(depth), every), some)
  }

  expect(sign: string): void {
    const token = this.#peek()
    if (token === null || token.quoted || token.word !== sign)
      throw new PathError(`"${sign}" is missing in the path at character ${this.at + 1}.`)
    this.at = token.end
  }

  #joined(word: string, read: () => Selector, join: (parts: readonly Selector[]) => Selector): Selector {
    const parts = [read()]
    while (this.#takes(word)) parts.push(read())
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : join(parts)
  }

  #one(depth: number): Selector {
    if (depth > depthAllowed) throw new PathError('The brackets of the path are nested too deep.')
    if (this.#takes('(')) return this.#group(depth)
    const name = this.#word('an attribute')
    if (name === 'not' && this.#takes('(')) {
      const inner = this.#group(depth)
      return (element) => !inner(element)
    }
    const operator = this.#word('eq, ne, co, sw, ew or pr')
    if (operator === 'pr') return (element) => memberText(element, name) !== ''
    const compare = comparisons.get(operator)
    if (compare === undefined)
      throw new PathError(`"${operator}" cannot stand in a path; use eq, ne, co, sw, ew or pr.`)
    const wanted = this.#word('a value')
    return (element) => compare(memberText(element, name), wanted)
  }

  #group(depth: number): Selector {
    const inner = this.either(depth + 1)
    this.expect(')')
    return inner
  }

  #takes(word: string): boolean {
    const token = this.#peek()
    if (token === null || token.quoted || token.word !== word) return false
    this.at = token.end
    return true
  }

  #word(what: string): string {
    const token = this.#peek()
    if (token === null || (!token.quoted && /^[()[\]]$/u.test(token.word)))
      throw new PathError(`The path needs ${what} at character ${this.at + 1}.`)
    this.at = token.end
    return token.word
  }

  /** In lower case. */
  #peek(): Token | null {
    const found = /^\s*(?:"((?:[^"\\]|\\.)*)"|([()\]])|([^\s()[\]"]+))/u.exec(this.#text.slice(this.at))
    if (found === null) return null
    const [all, quoted, sign, word] = found
    const text = quoted === undefined ? (sign ?? word ?? '') : quoted.replace(/\\(.)/gu, '$1')
    return { word: text.toLowerCase(), quoted: quoted !== undefined, end: this.at + all.length }
  }
}

const every =
  (parts: readonly Selector[]): Selector =>
  (element) =>
    parts.every((part) => part(element))
const some =
  (parts: readonly Selector[]): Selector =>
  (element) =>
    parts.some((part) => part(element))

const comparisons: ReadonlyMap<string, (value: string, wanted: string) => boolean> = new Map([
  ['eq', (value, wanted) => value === wanted],
  ['ne', (value, wanted) => value !== wanted],
  ['co', (value, wanted) => value.includes(wanted)],
  ['sw', (value, wanted) => value.startsWith(wanted)],
  ['ew', (value, wanted) => value.endsWith(wanted)],
])
