import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode } from '@opentelemetry/api'
import type { Tracing } from './parts.ts'
import { writeTraceParent } from './trace-context.ts'

/** What the runtime tells of a call that goes out. @see https://nodejs.org/api/diagnostics_channel.html */
interface Told {
  readonly request: { readonly method: string; addHeader(name: string, value: string): void }
  readonly response?: { readonly statusCode: number }
}

/**
 * A span for each call that goes out by `fetch` while a request or a write is under way, and its trace context on the way
 * out. Others, such as the sending of the traces, are left alone. @returns ends it
 */
export function followFetch({ tracer, current }: Tracing): () => void {
  const spans = new WeakMap<object, Span>()
  const begin = (message: unknown): void => {
    const { request } = message as Told
    const above = current.getStore()
    if (above === undefined || above === ROOT_CONTEXT) return
    const attributes = { 'http.request.method': request.method }
    const span = tracer.startSpan(`fetch ${request.method}`, { kind: SpanKind.CLIENT, attributes }, above)
    spans.set(request, span)
    request.addHeader('traceparent', writeTraceParent(span.spanContext()))
  }
  const answered = (message: unknown): void => {
    const { request, response } = message as Told
    const span = spans.get(request)
    if (response !== undefined) span?.setAttribute('http.response.status_code', response.statusCode)
    span?.end()
  }
  const failed = (message: unknown): void => {
    spans
      .get((message as Told).request)
      ?.setStatus({ code: SpanStatusCode.ERROR })
      .end()
  }
  const channels = [
    ['undici:request:create', begin],
    ['undici:request:headers', answered],
    ['undici:request:error', failed],
  ] as const
  for (const [name, listener] of channels) subscribe(name, listener)
  return () => {
    for (const [name, listener] of channels) unsubscribe(name, listener)
  }
}
