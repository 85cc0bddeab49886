import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { Instruments } from '../instruments.ts'
import { operationOf } from './operations.ts'

/** Nothing is registered at the address; one series for all of them. */
const nowhere = '(no route)'

/**
 * Measures each request by the route that it came to. Call it before routes are made: each gets a hook that knows its series
 * already, so that nothing is looked up per request.
 */
export function measureRequests(app: FastifyInstance, instruments: Instruments): void {
  app.addHook('onRoute', (route) => {
    const present = route.onResponse ?? []
    const measure = measureOf(route, instruments)
    route.onResponse = Array.isArray(present) ? [...present, measure] : [present, measure]
  })
  const lost = instruments.requests.of('ANY', nowhere)
  app.addHook('onResponse', (request, reply, done) => {
    if (request.is404) lost.observe(reply.statusCode, reply.elapsedTime)
    done()
  })
}

type Measure = (request: FastifyRequest, reply: FastifyReply, done: () => void) => void

function measureOf({ method, url }: RouteOptions, instruments: Instruments): Measure {
  const verb = Array.isArray(method) ? (method.length === 1 ? String(method[0]) : 'ANY') : String(method)
  const durations = instruments.requests.of(verb, url)
  const operation = operationOf(verb, url)
  const counts = operation === null ? null : instruments.operations.of(operation)
  const surface = surfaceOf(url)
  return (_request, reply, done) => {
    durations.observe(reply.statusCode, reply.elapsedTime)
    counts?.count(reply.statusCode)
    if (reply.statusCode === 401 && surface !== null) instruments.authenticationFailures.inc({ surface })
    done()
  }
}

function surfaceOf(route: string): string | null {
  if (route.startsWith('/scim/')) return 'scim'
  if (route.startsWith('/oauth2/')) return 'token'
  return route.startsWith('/api/') ? 'operator' : null
}
