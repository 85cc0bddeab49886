import { reportReachable } from './connection.ts'
import { problemFrom, unreachable } from './problem.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Statuses that a proxy gives when the server behind it is away. */
const gatewayStatuses = new Set([502, 503, 504])

/** `/path?a=b` without empty parameters; keys and values are encoded. */
export function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') parameters.set(key, String(value))
  }
  const text = parameters.toString()
  return text === '' ? path : `${path}?${text}`
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

/**
 * Calls the admin API with the session cookie.
 * @param path below the origin, for example `/api/session`.
 * @returns the JSON body, typed by the caller after the contract in `schema.ts`; null for an empty answer.
 * @throws {ApiProblem} for a refusal, and when the server cannot be reached (status 0).
 */
export async function call<Result>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<Result> {
  const init: RequestInit = { method, credentials: 'same-origin', headers: { accept: 'application/json' }, signal: signal ?? null }
  if (body !== undefined) {
    init.headers = { accept: 'application/json', 'content-type': 'application/json' }
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
  return answer as Result
}
