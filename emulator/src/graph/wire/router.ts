import type { GraphRoute } from './call.ts'
import { GraphError } from './graph-error.ts'
import { segmentsOf } from './path.ts'

interface Entry {
  route: GraphRoute
  segments: string[]
}

/** Finds the operation for a request. Names are compared without case; a literal segment wins over a parameter. */
export class Router {
  readonly #byLength = new Map<number, Entry[]>()

  constructor(routes: readonly GraphRoute[]) {
    for (const route of routes) {
      const segments = route.path.split('/').filter((part) => part !== '')
      const same = this.#byLength.get(segments.length) ?? []
      same.push({ route, segments })
      same.sort((left, right) => parameters(left.segments) - parameters(right.segments))
      this.#byLength.set(segments.length, same)
    }
  }

  /** @throws {GraphError} 400 for a path that Graph does not have, 405 for a verb that it does not take */
  find(method: string, path: string): { route: GraphRoute; parameters: Record<string, string> } {
    const segments = segmentsOf(path)
    if (!segments) throw new GraphError(400, 'BadRequest', 'The address is not properly encoded.')
    const fitting = (this.#byLength.get(segments.length) ?? []).filter((entry) => fits(entry.segments, segments))
    const found = fitting.find(({ route }) => route.method === method)
    if (found) return { route: found.route, parameters: read(found.segments, segments) }
    if (fitting.length > 0) {
      throw new GraphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.', {
        allow: fitting.map(({ route }) => route.method).join(', '),
      })
    }
    const last = segments.at(-1) ?? ''
    throw new GraphError(400, 'BadRequest', `Resource not found for the segment '${last}'.`)
  }
}

const isParameter = (segment: string) => segment.startsWith('{')

function parameters(segments: readonly string[]): number {
  return segments.filter(isParameter).length
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  return pattern.every((part, index) => isParameter(part) || part.toLowerCase() === segments[index]?.toLowerCase())
}

function read(pattern: readonly string[], segments: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pattern.flatMap((part, index) => (isParameter(part) ? [[part.slice(1, -1), segments[index] ?? '']] : [])),
  )
}
