/** What every person got in one slot, as small numbers: tens of thousands of people are a few hundred kilobytes. */
export class Column {
  readonly #numbers = new Map<string, number>()
  readonly #texts: string[] = []
  readonly #values: number[] = []

  push(text: string): void {
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.#texts.push(text) - 1
      this.#numbers.set(text, number)
    }
    this.#values.push(number)
  }

  at(index: number): string {
    return this.#texts[this.#values[index] ?? -1] ?? ''
  }

  /** How often each occurs. */
  counts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>()
    for (const value of this.#values) {
      const text = this.#texts[value] ?? ''
      counts.set(text, (counts.get(text) ?? 0) + 1)
    }
    return counts
  }
}
