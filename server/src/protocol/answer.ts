/** What a handler answers; the body is text already, because the activity record keeps the same text. */
export interface Answer {
  readonly status: number
  readonly body: string | null
  readonly headers: Readonly<Record<string, string>>
}

const noHeaders: Answer['headers'] = {}

export function jsonAnswer(status: number, body: object, headers = noHeaders): Answer {
  return { status, body: JSON.stringify(body), headers }
}

/** @param body JSON as text */
export function textAnswer(status: number, body: string, headers = noHeaders): Answer {
  return { status, body, headers }
}

export function emptyAnswer(status: number, headers = noHeaders): Answer {
  return { status, body: null, headers }
}
