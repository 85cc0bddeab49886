/** An answer that was not a success, in words for the person: what happened, and what to do about it. */
export class RequestFailure extends Error {
  readonly status: number
  readonly whatToDo: string | null
  readonly field: string | null

  constructor(status: number, message: string, whatToDo: string | null, field: string | null) {
    super(message)
    this.name = 'RequestFailure'
    this.status = status
    this.whatToDo = whatToDo
    this.field = field
  }
}

const unreachable =
  'Look at the window where the rehearsal runs (npm start). If it has stopped, start it again: everything done so far is kept.'

function textOf(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null || !(key in value)) return null
  const found: unknown = Reflect.get(value, key)
  return typeof found === 'string' ? found : null
}

async function failureOf(response: Response): Promise<RequestFailure> {
  const body: unknown = await response.json().catch(() => null)
  const error: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'error') : null
  const message = textOf(error, 'message') ?? `The rehearsal answered ${response.status} without saying why.`
  return new RequestFailure(response.status, message, textOf(error, 'whatToDo'), textOf(error, 'field'))
}

/**
 * Calls the rehearsal's API at `/api` + path and returns its JSON.
 * @throws RequestFailure for every answer that is no success, and when there is no answer
 */
export async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const init: RequestInit = { method }
  if (body instanceof FormData) init.body = body
  else if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { 'content-type': 'application/json' }
  }
  let response: Response
  try {
    response = await fetch(`/api${path}`, init)
  } catch {
    throw new RequestFailure(0, 'The rehearsal does not answer.', unreachable, null)
  }
  if (!response.ok) throw await failureOf(response)
  // The contract types each answer; the one place where text becomes a typed value.
  const text = await response.text()
  return (text === '' ? null : JSON.parse(text)) as Answer
}

/** `?a=b` of the values that are set, or nothing. */
export function queryText(values: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value))
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}
