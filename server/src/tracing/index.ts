/**
 * Owns traces in OpenTelemetry's protocol: a span for each request, each write and each call that goes out by `fetch`, and
 * the W3C trace context of who calls and whom we call. Owns no log and no metric; a span carries route patterns, methods and
 * statuses, never an address, a name or a value. Only `server.ts` calls it, and only where an endpoint is set: without one
 * nothing of it is loaded.
 */
export { openTracing, type Tracing } from './open.ts'
