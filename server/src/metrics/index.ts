/**
 * Owns what Prometheus reads: the instruments, the gauges that are looked up when it asks, and the port of their own on which
 * they are served. Owns no alert (deploy/prometheus) and no rule of the product; it reads the records of other rooms along their
 * indexes and changes none. Labels come from closed sets only: never an address, a name, a tenant or an error's text.
 * Only `server.ts` calls it.
 */
export { type Metrics, openMetrics } from './open.ts'
export type { MetricsAddress, MetricsServer } from './serve.ts'
