import { AsyncLocalStorage } from 'node:async_hooks'
import { type Context, ROOT_CONTEXT, SpanStatusCode, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { FastifyInstance } from 'fastify'
import { version } from '../base/index.ts'
import type { Database } from '../storage/index.ts'
import { followFetch } from './fetch.ts'
import type { Tracing as Parts } from './parts.ts'
import { traceRequests } from './requests.ts'

export interface Tracing {
  /** Call it before the routes are made. */
  follow(app: FastifyInstance): void
  /** The same database, with a span for each write. */
  over(database: Database): Database
  /** Sends what waits. */
  close(): Promise<void>
}

/**
 * @param endpoint of a collector, such as `http://localhost:4318`; `/v1/traces` is added
 * @see https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 */
export function openTracing(endpoint: string): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/u, '')}/v1/traces` })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'dynasend', 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  })
  const current = new AsyncLocalStorage<Context>()
  const parts: Parts = { tracer: provider.getTracer('dynasend', version), current }
  const stopFetch = followFetch(parts)
  return {
    follow: (app) => traceRequests(app, parts),
    over: (database) => ({ ...database, write: (work) => inSpan(parts, 'write', () => database.write(work)) }),
    async close() {
      stopFetch()
      await provider.shutdown()
    },
  }
}

/** Runs `work` in a span of its own, below the one that is under way. */
async function inSpan<T>({ tracer, current }: Parts, name: string, work: () => Promise<T>): Promise<T> {
  const above = current.getStore() ?? ROOT_CONTEXT
  const span = tracer.startSpan(name, {}, above)
  try {
    return await current.run(trace.setSpan(above, span), work)
  } catch (error) {
    // The message may quote a value; the class does not.
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'failed' })
    throw error
  } finally {
    span.end()
  }
}
