import { Gauge, type Registry } from 'prom-client'

export interface Reading {
  readonly labels?: Readonly<Record<string, string>>
  readonly value: number
}

/**
 * A gauge that is looked up when Prometheus asks. What cannot be read now is left out of the answer rather than told as the
 * number of before; the other gauges are served.
 */
export function addLookup(
  registry: Registry,
  { name, help, labelNames = [] }: { readonly name: string; readonly help: string; readonly labelNames?: string[] },
  read: () => Promise<readonly Reading[]>,
): void {
  new Gauge({
    name,
    help,
    labelNames,
    registers: [registry],
    async collect() {
      const readings = await read().catch(() => [])
      this.reset()
      // A gauge without labels begins with 0 again, which nobody has read.
      if (labelNames.length === 0) this.remove({})
      for (const { labels = {}, value } of readings) this.set(labels, value)
    },
  })
}

/** Asks once for all gauges that are looked up in the same moment. @param milliseconds how long an answer is good */
export function together<T>(read: () => Promise<T>, milliseconds = 2_000): () => Promise<T> {
  let answer: Promise<T> | null = null
  let until = 0
  return () => {
    const now = performance.now()
    if (answer === null || now > until) {
      answer = read()
      until = now + milliseconds
    }
    return answer
  }
}
