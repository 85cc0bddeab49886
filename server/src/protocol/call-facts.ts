import type { JsonValue } from '../base/json.ts'
import type { AnswerFacts, CallFacts } from '../directory/contract.ts'
import type { Answer } from './answer.ts'
import type { ReceivedBody } from './json-body.ts'

/** The activity page shows a call, it does not archive it. */
const longestText = 64 * 1024

/** What of a call is kept with the change that it makes. Passwords are removed. */
export function callFacts(
  request: { readonly id: string; readonly method: string },
  path: string,
  body: ReceivedBody | null,
): CallFacts {
  return {
    requestId: request.id,
    method: request.method,
    path: shorten(path),
    body: body && shorten(withoutSecrets(body)),
  }
}

export function answerFacts(answer: Answer, detail?: string): AnswerFacts {
  const facts = { status: answer.status, body: answer.body === null ? null : shorten(answer.body) }
  return detail === undefined ? facts : { ...facts, detail }
}

function shorten(text: string): string {
  if (text.length <= longestText) return text
  return `${text.slice(0, longestText - 40).toWellFormed()}… (${text.length} characters in all)`
}

function withoutSecrets({ text, json }: ReceivedBody): string {
  return /password/iu.test(text) ? JSON.stringify(redact(json)) : text
}

const isPassword = (name: JsonValue | undefined) => typeof name === 'string' && /password/iu.test(name)

/** Both `"password": "x"` and `{"path": "password", "value": "x"}`. */
function redact(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(redact)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value)
  const pathIsPassword = entries.some(([key, element]) => key.toLowerCase() === 'path' && isPassword(element))
  return Object.fromEntries(
    entries.map(([key, element]) => {
      const secret = isPassword(key) || (pathIsPassword && key.toLowerCase() === 'value')
      return [key, secret ? '(removed)' : redact(element)]
    }),
  )
}
