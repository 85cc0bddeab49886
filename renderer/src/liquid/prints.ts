import { Drop } from 'liquidjs'

const [opening, closing] = ['\uE000', '\uE001']
const mark = /\uE000(\d+)\uE001/u
const marks = /[\uE000\uE001]/gu

/** A value that Liquid printed, before it was placed anywhere. */
export interface Value {
  readonly value: string
}

/** What a text or an attribute is made of: words of the designer, and values. */
export type Part = string | Value

/** Words without the two characters that stand around the number of a value. */
export const withoutMarks = (text: string): string => text.replace(marks, '')

/** Words that are made only where somebody reads them. */
export class Words extends Drop {
  readonly #text: () => string
  constructor(text: () => string) {
    super()
    this.#text = text
    // Liquid must not find what every object has.
    Object.defineProperty(this, 'constructor', { value: undefined })
  }
  override valueOf(): string {
    return this.#text()
  }
}

/** Markup of the company itself (a text, a disclaimer), already rendered: it may stand where a value stands. */
export class Markup extends Words {
  readonly markup: string
  /** @param text its words, where only words can stand */
  constructor(markup: string, text: () => string) {
    super(text)
    this.markup = markup
  }
}

/** `{{ location }}` is a field; `{{ location.street }}` is of the place. */
export class LocationDrop extends Drop {
  readonly #text: string
  readonly #values: Readonly<Record<string, string>>
  constructor(text: string, values: Readonly<Record<string, string>>) {
    super()
    this.#text = text
    this.#values = values
    Object.defineProperty(this, 'constructor', { value: undefined })
  }
  override valueOf(): string {
    return this.#text
  }
  override liquidMethodMissing(key: string | number): string {
    return Object.hasOwn(this.#values, key) ? (this.#values[String(key)] ?? '') : ''
  }
}

/** Parts with their values, as one text. */
export const textOfParts = (parts: readonly Part[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.value)).join('')

/** CSS of parts: a value can be a word or a number of a declaration, and can end none. */
export const cssOf = (parts: readonly Part[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.value.replaceAll(/[^\w#.%\s-]/gu, ''))).join('')

/**
 * The values of one rendering. Liquid writes a mark for each; the HTML is parsed with the marks in it, and only then are the
 * values put in, each as its place demands: nothing that a person wrote is ever read as HTML.
 */
export class Prints {
  readonly #values: string[] = []

  /** @returns the mark that stands for the value */
  add(value: string): string {
    this.#values.push(withoutMarks(value))
    return `${opening}${this.#values.length - 1}${closing}`
  }

  /** Text with marks, as its parts. */
  parts(text: string): Part[] {
    return text
      .split(mark)
      .map(
        (piece, index): Part => (index % 2 === 0 ? withoutMarks(piece) : { value: this.#values[Number(piece)] ?? '' }),
      )
      .filter((part) => part !== '')
  }

  /** CSS with marks, as text. */
  css(text: string): string {
    return cssOf(this.parts(text))
  }
}
