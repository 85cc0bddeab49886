/** Why a call to the admin API gave no result, in words for the person who reads it. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  /** HTTP status, or 0 when the server could not be reached. */
  readonly status: number
  readonly code: string
  readonly whatToDo: string | null
  /** Messages for single fields of a form, by field name. */
  readonly fields: Readonly<Record<string, string>>
  readonly requestId: string | null

  constructor(facts: {
    status: number
    code: string
    message: string
    whatToDo?: string | null
    fields?: Record<string, string>
    requestId?: string | null
  }) {
    super(facts.message)
    this.status = facts.status
    this.code = facts.code
    this.whatToDo = facts.whatToDo ?? null
    this.fields = facts.fields ?? {}
    this.requestId = facts.requestId ?? null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function fieldMessages(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, message]) => (text(message) ? [[key, String(message)]] : [])),
  )
}

/**
 * Reads a refusal's body: the admin API's `{ error: { code, message, … } }`, or the `{ code, message }` of sign-in
 * routes, or whatever a proxy in between wrote.
 */
export function problemFrom(status: number, body: unknown, requestId: string | null): ApiProblem {
  const error = isRecord(body) && isRecord(body.error) ? body.error : isRecord(body) ? body : {}
  return new ApiProblem({
    status,
    code: text(error.code) ?? `http_${status}`,
    message: text(error.message) ?? `The server answered with status ${status}.`,
    whatToDo: text(error.what_to_do) ?? text(error.whatToDo),
    fields: fieldMessages(error.fields),
    requestId: text(error.requestId) ?? requestId,
  })
}

/** The server did not answer at all, or something in front of it says that it is away. */
export function unreachable(): ApiProblem {
  return new ApiProblem({
    status: 0,
    code: 'unreachable',
    message: 'The server cannot be reached.',
    whatToDo: 'Check your network connection. This page tries again by itself.',
  })
}

/** Any thrown value as a problem that can be shown. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  const message = error instanceof Error ? error.message : String(error)
  return new ApiProblem({ status: 0, code: 'page_error', message, whatToDo: 'Load the page again.' })
}
