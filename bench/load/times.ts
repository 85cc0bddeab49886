/** Times of many requests in milliseconds, kept without rounding. */
export class Times {
  #values = new Float64Array(1024)
  #count = 0
  #sorted = true

  add(milliseconds: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Float64Array(this.#values.length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#count++] = milliseconds
    this.#sorted = false
  }

  get count(): number {
    return this.#count
  }

  /** In no order that one could rely on. */
  all(): Float64Array {
    return this.#values.subarray(0, this.#count)
  }

  /**
   * The time within which this share of the requests were answered (nearest rank), 0 when there was none.
   * @param share above 0, at most 1
   */
  quantile(share: number): number {
    if (!this.#sorted) this.#values.subarray(0, this.#count).sort()
    this.#sorted = true
    return this.#count === 0 ? 0 : (this.#values[Math.max(0, Math.ceil(this.#count * share) - 1)] ?? 0)
  }
}

/** The middle of some figures; between the two in the middle when their number is even. 0 of none. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
