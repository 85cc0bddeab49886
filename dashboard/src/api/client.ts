import { reportReachable } from './connection.ts'
import { problemFrom, unreachable } from './problem.ts'
import type { Routes } from './schema.ts'

export type Route = keyof Routes
export type Answer<R extends Route> = Routes[R]['answer']
export type QueryOf<R extends Route> = Exclude<Routes[R]['query'], undefined>

type Part<Name extends string, Value> = [Value] extends [undefined] ? object : { readonly [Key in Name]: Value }
type Input<R extends Route> = Part<'params', Routes[R]['params']> &
  Part<'query', Routes[R]['query']> &
  Part<'body', Routes[R]['body']> & { readonly signal?: AbortSignal }

interface AnyInput {
  readonly params?: Readonly<Record<string, string | number>> | undefined
  readonly query?: Readonly<Record<string, string | number | undefined>> | undefined
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** Statuses that a proxy gives when the server behind it is away. */
const gatewayStatuses = new Set([502, 503, 504])

/** `GET /api/accounts/{accountId}/users` with its values filled in, encoded; empty query values are left out. */
export function routeAddress(route: string, input: Pick<AnyInput, 'params' | 'query'>): string {
  const path = route
    .slice(route.indexOf(' ') + 1)
    .replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(input.params?.[name] ?? ''))
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== '') query.set(key, String(value))
  }
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/**
 * Calls one route of the admin API with the session cookie.
 * @returns the JSON body; null for an empty answer.
 * @throws {ApiProblem} for a refusal, and when the server cannot be reached (status 0).
 */
export async function call<R extends Route>(route: R, input: Input<R>): Promise<Answer<R>> {
  const given: AnyInput = input
  const method = route.slice(0, route.indexOf(' '))
  return (await send(method, routeAddress(route, given), given.body, given.signal)) as Answer<R>
}

/** The same for an address that the contract does not list: the sign-in routes below `/api/auth`. */
export async function send(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json' }
  const init: RequestInit = { method, credentials: 'same-origin', headers, signal: signal ?? null }
  if (body !== undefined) {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(body)
  }
  let response: Response
  try {
    response = await fetch(path, init)
  } catch (error) {
    if (signal?.aborted) throw error
    reportReachable(false)
    throw unreachable()
  }
  const answer = await readBody(response)
  const isFromGateway = gatewayStatuses.has(response.status) && typeof answer !== 'object'
  reportReachable(!isFromGateway)
  if (isFromGateway) throw unreachable()
  if (!response.ok) throw problemFrom(response.status, answer, response.headers.get('x-request-id'))
  return answer
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
