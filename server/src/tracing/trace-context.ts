import { type SpanContext, TraceFlags } from '@opentelemetry/api'

const shape = /^[\da-f]{2}-(?<traceId>[\da-f]{32})-(?<spanId>[\da-f]{16})-(?<flags>[\da-f]{2})(?:-.*)?$/u

/** Reads a `traceparent`; null when it is none. @see https://www.w3.org/TR/trace-context/#traceparent-header */
export function readTraceParent(header: string | string[] | undefined): SpanContext | null {
  if (typeof header !== 'string' || header.startsWith('ff')) return null
  const { traceId = '', spanId = '', flags = '' } = shape.exec(header)?.groups ?? {}
  if (/^0*$/u.test(traceId) || /^0*$/u.test(spanId)) return null
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED
  return { traceId, spanId, traceFlags, isRemote: true }
}

export function writeTraceParent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`
}
