import type { z } from 'zod'
import { ConnectProblem } from '../problem.ts'
import { GraphFailure, readEnvelope } from './failure.ts'
import { type Pause, pause } from './pause.ts'
import { waitBefore } from './retry.ts'

/** Gives access tokens; they live in memory only. */
export interface TokenSource {
  /** @throws {ConnectProblem} entra-sign-in when a new sign-in is needed */
  token(signal: AbortSignal): Promise<string>
  /** Graph refused the last one: the next must be a new one. */
  forget(): void
}

export interface GraphParts {
  /** Without a slash and version at the end. */
  readonly address: string
  readonly tokens: TokenSource
  readonly signal: AbortSignal
  readonly fetch?: typeof fetch
  readonly pause?: Pause
  readonly now?: () => number
  /** How often a call is tried. */
  readonly attempts?: number
}

/** Whether a call can be sent again when nobody knows if it was done. */
export type Repeat = 'repeatable' | 'once'

export interface GraphClient {
  readonly signal: AbortSignal
  /** @throws {GraphFailure | ConnectProblem} `entra-answer-unknown` names the place that is not as documented */
  get<T extends z.ZodType>(path: string, shape: T): Promise<z.output<T>>
  /** An answer with a body. @throws {GraphFailure | ConnectProblem} */
  post<T extends z.ZodType>(path: string, body: unknown, shape: T, repeat: Repeat): Promise<z.output<T>>
  /** An answer without one. @throws {GraphFailure | ConnectProblem} */
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, repeat?: Repeat): Promise<void>
  pause(milliseconds: number): Promise<void>
}

const oneAnswer = 100_000

interface Call {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly repeat: Repeat
}

/** A small client of Microsoft Graph v1.0: waits when it is asked to, tries again what can be, and believes no answer unseen. */
export function createGraphClient(parts: GraphParts): GraphClient {
  const { signal, pause: wait = pause } = parts
  return {
    signal,
    async get(path, shape) {
      const call = { method: 'GET', path, body: undefined, repeat: 'repeatable' } as const
      return read(await settle(parts, call), shape, call)
    },
    async post(path, body, shape, repeat) {
      const call = { method: 'POST', path, body, repeat }
      return read(await settle(parts, call), shape, call)
    },
    async send(method, path, body, repeat = 'repeatable') {
      await settle(parts, { method, path, body, repeat })
    },
    pause: async (milliseconds) => wait(milliseconds, signal),
  }
}

export const placeOf = ({ method, path }: Pick<Call, 'method' | 'path'>): string =>
  `${method} ${path.split('?')[0] ?? path}`

interface Answer {
  readonly status: number
  readonly text: string
  readonly retryAfter: string | null
}

/** Sends until an answer stands. @throws {GraphFailure} */
async function settle(parts: GraphParts, call: Call): Promise<string> {
  const { signal, pause: wait = pause, now = Date.now, attempts = 8 } = parts
  for (let attempt = 1; ; attempt++) {
    const answer = await once(parts, call)
    if (answer.status >= 200 && answer.status < 300) return answer.text
    if (answer.status === 401 && attempt === 1) {
      parts.tokens.forget()
      continue
    }
    const failure = failureOf(answer, call)
    if (attempt >= attempts || !canTryAgain(failure, call)) throw failure
    await wait(waitBefore(attempt, answer.retryAfter, now()), signal)
  }
}

/** A refused call was not done; any other trouble leaves it open whether it was. */
function canTryAgain({ status }: GraphFailure, { repeat }: Call): boolean {
  if (status === 429) return true
  return repeat === 'repeatable' && (status === 0 || status >= 500)
}

function failureOf({ status, text }: Answer, call: Call): GraphFailure {
  const { code, message } = readEnvelope(status, text)
  const isUncertain = call.method !== 'GET' && (status === 0 || status >= 500)
  return new GraphFailure({ status, code, message, place: placeOf(call), isUncertain })
}

async function once({ address, tokens, signal, fetch: ask = fetch }: GraphParts, call: Call): Promise<Answer> {
  const token = await tokens.token(signal)
  const { method, path, body } = call
  try {
    const response = await ask(`${address}/v1.0${path}`, {
      method,
      redirect: 'error',
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(oneAnswer)]),
    })
    return { status: response.status, text: await response.text(), retryAfter: response.headers.get('retry-after') }
  } catch (error) {
    if (signal.aborted) throw error
    return { status: 0, text: '', retryAfter: null }
  }
}

function read<T extends z.ZodType>(text: string, shape: T, call: Call): z.output<T> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw unknownAnswer(call, 'the answer is no JSON')
  }
  const checked = shape.safeParse(value)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  throw unknownAnswer(call, `at “${issue?.path.join('.') || 'the top'}”: ${issue?.message ?? 'unexpected'}`)
}

/** An answer that is not as documented, with the place; its values stay out of the message. */
export function unknownAnswer(call: Pick<Call, 'method' | 'path'>, where: string): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-answer-unknown',
    message: `Microsoft Graph answered ${placeOf(call)} in a shape that this version does not know, ${where}.`,
    whatToDo:
      'Nothing was lost. Try again; if it stays, update Dynasend or report it with this message, and finish by the ten steps meanwhile.',
  })
}
