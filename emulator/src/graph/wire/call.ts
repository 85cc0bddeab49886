import type { Graph } from '../graph.ts'
import type { Access, Caller } from '../identity/index.ts'

/** One request to Graph, read and authorised. */
export interface GraphCall {
  graph: Graph
  caller: Caller
  method: string
  /** `http://host/graph/v1.0`, without a slash at the end. */
  address: string
  /** The path behind `address`, as sent. */
  path: string
  parameters: Record<string, string>
  query: URLSearchParams
  headers: Record<string, string | undefined>
  body: unknown
}

export interface GraphAnswer {
  status: number
  body?: object
  headers?: Record<string, string>
}

/** One operation of Graph. `{name}` segments of `path` become parameters. */
export interface GraphRoute {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  access: Access
  handle: (call: GraphCall) => GraphAnswer | Promise<GraphAnswer>
}

export const noContent: GraphAnswer = { status: 204 }

export function ok(body: object): GraphAnswer {
  return { status: 200, body }
}

/** The value of a `{name}` segment. */
export function parameter(call: GraphCall, name: string): string {
  return call.parameters[name] ?? ''
}

/** An answer's `@odata.context` for this part of the metadata. */
export function context(call: GraphCall, fragment: string): string {
  return `${call.address}/$metadata#${fragment}`
}
