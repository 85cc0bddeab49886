import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { FastifyBaseLogger, FastifyInstance, FastifyServerOptions } from 'fastify'
import fastify, { LogController } from 'fastify'
import { addErrorBoundary, answerFrameworkError } from './error-boundary.ts'
import { logTlsOnPlainPort } from './https-hints.ts'
import { followTls, readTls, type TlsFiles } from './tls.ts'
import { logTheWire } from './wire-log.ts'

export interface ListenerOptions {
  readonly log: FastifyBaseLogger
  /** Addresses or networks whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[]
  /** Null: plain http, for a proxy or this machine. */
  readonly tls?: TlsFiles | null
}

/** A slow client is only ever closed when the three time-outs and the checking interval stand together. */
const timeouts = {
  requestTimeout: 15_000,
  connectionTimeout: 0,
  // Above the idle time-outs of usual proxies (60 s), so that the proxy closes first.
  keepAliveTimeout: 72_000,
  http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 32 * 1024 },
}

/** An id that a proxy gave (`X-Request-Id`) goes on through log, answer and activity; anything that is not plainly one is replaced. */
function requestIdOf({ headers }: { readonly headers: IncomingHttpHeaders }): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[\w.:-]{8,128}$/u.test(given) ? given : randomUUID()
}

/** A Fastify instance with the house's limits, without any route. Bodies are limited to 1 MiB unless a route says otherwise. */
export function createListener(options: ListenerOptions): FastifyInstance {
  const settings: FastifyServerOptions = {
    ...timeouts,
    loggerInstance: options.log,
    // The default request log prints addresses, and a SCIM address carries a person's name in its filter.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf,
    // A logger of its own for each request costs more than a lookup in the directory; lines name their request themselves.
    childLoggerFactory: (log) => log,
    bodyLimit: 1024 * 1024,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    routerOptions: {
      // Entra joins addresses by hand: `…/scim/v2/id/` plus `/Users` must be the same place as `…/Users/`.
      ignoreDuplicateSlashes: true,
      ignoreTrailingSlash: true,
      maxParamLength: 4096,
    },
    frameworkErrors: answerFrameworkError,
  }
  const app = fastify({ ...settings, ...overTls(options) })
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  addErrorBoundary(app)
  logTheWire(app)
  logTlsOnPlainPort(app)
  return app
}

/** A server that speaks TLS itself. The framework sets its time-outs on whatever server it is given, but not these. */
function overTls({ tls = null, log }: ListenerOptions): Pick<FastifyServerOptions, 'serverFactory'> {
  if (tls === null) return {}
  return {
    serverFactory(handler) {
      const server = createHttpsServer({ ...timeouts.http, ...readTls(tls) }, handler)
      server.once('close', followTls(server, tls, log))
      return server
    },
  }
}
