import { Histogram, type MetricObjectWithValues, type MetricValueWithName } from 'prom-client'

/** In seconds; a SCIM call takes 1 ms, and Entra gives up after some 30 s. */
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]
const classes = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const
const help = 'Duration of requests by method, route pattern and class of status.'
const name = 'dynasend_http_request_duration_seconds'

/** Counts of one route and status class: one number for each bound, one beyond, and the sum. */
interface Series {
  readonly counts: Float64Array
  sum: number
}

/** One route: what it was registered as, never what somebody asked for. */
export class RouteSeries {
  readonly labels: { readonly method: string; readonly route: string }
  readonly byClass: (Series | undefined)[] = []

  constructor(method: string, route: string) {
    this.labels = { method, route }
  }

  /** Some 15 ns: no label is put together here. @param milliseconds from the first byte to the last */
  observe(status: number, milliseconds: number): void {
    const index = statusClass(status)
    this.byClass[index] ??= { counts: new Float64Array(bounds.length + 1), sum: 0 }
    const series = this.byClass[index]
    const seconds = milliseconds / 1000
    let bound = 0
    while (bound < bounds.length && seconds > (bounds[bound] ?? 0)) bound++
    series.counts[bound] = (series.counts[bound] ?? 0) + 1
    series.sum += seconds
  }
}

const statusClass = (status: number): number => Math.min(Math.max(Math.floor(status / 100), 1), 5) - 1

/**
 * The library's own histogram hashes its labels at each observation; this one keeps an array beside each route, and makes the
 * library's shape of it only when Prometheus asks.
 */
export class RequestDurations extends Histogram {
  readonly #routes = new Map<string, RouteSeries>()
  readonly #empty = new Histogram({ name, help, registers: [] })

  constructor() {
    super({ name, help, labelNames: ['method', 'route', 'status'], buckets: bounds, registers: [] })
  }

  /** The series of a route; called when routes are made, not when they are asked. */
  of(method: string, route: string): RouteSeries {
    const key = `${method} ${route}`
    const known = this.#routes.get(key) ?? new RouteSeries(method, route)
    this.#routes.set(key, known)
    return known
  }

  override async get(): Promise<MetricObjectWithValues<MetricValueWithName<string>>> {
    const values = [...this.#routes.values()].flatMap(valuesOf)
    return { ...(await this.#empty.get()), values }
  }

  /** What the registry asks when it writes text. */
  getForPromString(): Promise<MetricObjectWithValues<MetricValueWithName<string>>> {
    return this.get()
  }
}

function valuesOf({ labels, byClass }: RouteSeries): MetricValueWithName<string>[] {
  return byClass.flatMap((series, index) => {
    if (series === undefined) return []
    const own = { ...labels, status: classes[index] ?? '5xx' }
    let count = 0
    const buckets = [...bounds, '+Inf'].map((le, place) => {
      count += series.counts[place] ?? 0
      return { metricName: `${name}_bucket`, labels: { le, ...own }, value: count }
    })
    return [
      ...buckets,
      { metricName: `${name}_sum`, labels: own, value: series.sum },
      { metricName: `${name}_count`, labels: own, value: count },
    ]
  })
}
