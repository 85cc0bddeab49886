import type { FastifyInstance } from 'fastify'
import { systemClock, version } from '../base/index.ts'
import type { Database, WriteObserver } from '../storage/index.ts'
import { addInstallation } from './gauges/installation.ts'
import { addMachine, type MachineParts } from './gauges/machine.ts'
import { addSignatures, type SignatureFacts } from './gauges/signatures.ts'
import { createInstruments } from './instruments.ts'
import { measureRequests } from './requests/measure.ts'
import { type MetricsAddress, type MetricsServer, serveMetrics } from './serve.ts'

export interface MetricsParts extends MachineParts {
  /** What this process did for signatures; null: it does not follow yet. */
  readonly signatures: () => SignatureFacts | null
}

export interface Metrics {
  /** Given to the database when it is opened. */
  readonly writes: WriteObserver
  /** Call it before the routes are made. */
  measure(app: FastifyInstance): void
  /** Opens the port. @throws when it is taken */
  serve(parts: MetricsParts, at: MetricsAddress): Promise<MetricsServer>
}

/** Makes the instruments; nothing listens before `serve`. */
export function openMetrics(kind: Database['kind']): Metrics {
  const instruments = createInstruments(version, kind)
  return {
    writes: instruments.writes,
    measure: (app) => measureRequests(app, instruments),
    async serve(parts, { host, port }) {
      addMachine(instruments.registry, parts)
      addInstallation(instruments.registry, parts.database, systemClock)
      addSignatures(instruments.registry, parts.database, parts.signatures)
      return serveMetrics(instruments.registry, { host, port }, (error) =>
        parts.log.warn({ err: error }, 'the metrics could not be read'),
      )
    },
  }
}
