import type { AsyncLocalStorage } from 'node:async_hooks'
import type { Context, Tracer } from '@opentelemetry/api'

/** What every follower needs. */
export interface Tracing {
  readonly tracer: Tracer
  /** The span that is under way, wherever the code waits. */
  readonly current: AsyncLocalStorage<Context>
}
