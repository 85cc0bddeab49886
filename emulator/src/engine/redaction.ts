import type { MappedValue } from '../mapping/index.ts'

const SIGN = '[Redact]'
/** A shorter value is found in every other word, so that hiding it would tell more than it hides. */
const SHORTEST = 3

/** Hides the values that expressions keep out of the logs (Redact), also where a request or an answer quotes them. */
export class Redaction {
  readonly #values: string[] = []

  /** Takes the redacted ones of these values, the longest first. */
  add(values: readonly MappedValue[]): void {
    for (const { redacted, values: texts } of values) {
      if (redacted) this.#values.push(...texts.filter((text) => text.length >= SHORTEST))
    }
    this.#values.sort((left, right) => right.length - left.length)
  }

  /** The same data with the sign instead of each value, in every text of it. */
  hide<Data>(data: Data): Data {
    return this.#values.length === 0 ? data : (this.#hidden(data) as Data)
  }

  #hidden(data: unknown): unknown {
    if (typeof data === 'string') return this.#hiddenText(data)
    if (Array.isArray(data)) return data.map((one: unknown) => this.#hidden(one))
    if (typeof data !== 'object' || data === null) return data
    return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, this.#hidden(value)]))
  }

  #hiddenText(text: string): string {
    return this.#values.reduce(
      (hidden, value) => hidden.replaceAll(value, SIGN).replaceAll(JSON.stringify(value).slice(1, -1), SIGN),
      text,
    )
  }
}
