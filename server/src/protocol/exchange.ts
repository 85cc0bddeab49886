import type { CallFacts, ScimCaller, ScimDirectory } from '../directory/contract.ts'
import type { Answer } from './answer.ts'
import type { ReceivedBody } from './json-body.ts'

/** One call of an authenticated SCIM client, with everything that a handler may touch. */
export interface Exchange {
  readonly caller: ScimCaller
  /** Sees nothing but this caller's SCIM server. */
  readonly directory: ScimDirectory
  /** The Tenant URL: every address in an answer starts with it. */
  readonly baseUrl: string
  /** `:id` of the address; empty where there is none. */
  readonly id: string
  readonly query: Query
  readonly body: ReceivedBody | null
  readonly call: CallFacts
  readonly ifMatch: string | undefined
  readonly ifNoneMatch: string | undefined
}

export type Handler = (exchange: Exchange) => Promise<Answer>

/** Query parameters by lower-cased name; the first one of a name counts, unknown ones are never looked at. */
export type Query = ReadonlyMap<string, string>

/** Form decoding, as Entra encodes: `+` is a space, also inside a quoted value. A lone name has the value ''. */
export function readQuery(url: string): Query {
  const query = new Map<string, string>()
  const start = url.indexOf('?')
  if (start === -1) return query
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    const key = name.toLowerCase()
    if (!query.has(key)) query.set(key, value)
  }
  return query
}

/** The address below the Tenant URL as a person reads it. */
export function readablePath(path: string, query: Query): string {
  const parameters = [...query].map(([name, value]) => (value === '' ? name : `${name}=${value}`))
  return parameters.length === 0 ? path : `${path}?${parameters.join('&')}`
}
