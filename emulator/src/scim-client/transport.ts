import type { ScimRequest } from './unreachable.ts'

/** A request on its way; `path` is below the Tenant URL, with its query. */
export interface WireRequest {
  method: ScimRequest['method']
  path: string
  body: string | null
}

/** What came back. `fault` is set by a transport that spoiled or delayed it. */
export interface WireAnswer {
  status: number
  headers: Record<string, string>
  text: string
  fault?: string
}

/** Something between the client and the network: it may send, change what comes back, or throw. */
export type Transport = (
  request: WireRequest,
  send: (request: WireRequest) => Promise<WireAnswer>,
) => Promise<WireAnswer>
