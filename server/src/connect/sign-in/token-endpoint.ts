import { z } from 'zod'
import { type Pause, pause } from '../graph/pause.ts'
import { waitBefore } from '../graph/retry.ts'
import { ConnectProblem } from '../problem.ts'

export interface SignInParts {
  /** Without a slash at the end. */
  readonly login: string
  /** Id or domain; `organizations` lets the person decide. */
  readonly tenant: string
  readonly clientId: string
  readonly fetch?: typeof fetch
  readonly pause?: Pause
  readonly now?: () => number
}

export const Token = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
  refresh_token: z.string().optional(),
  id_token: z.string().optional(),
  scope: z.string().optional(),
})
export type Token = z.output<typeof Token>

const Refused = z.object({ error: z.string(), error_description: z.string().catch('') })

/** The identity platform's answer: what was asked for, or why not (RFC 6749 section 5.2). */
export type SignInAnswer = { readonly ok: unknown } | { readonly error: string; readonly description: string }

const attempts = 6

/** Posts a form; tries again when the network or Microsoft is in trouble. @throws {ConnectProblem} entra-unreachable */
export async function postForm(
  parts: SignInParts,
  path: string,
  form: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<SignInAnswer> {
  const { fetch: ask = fetch, pause: wait = pause, now = Date.now } = parts
  const url = `${parts.login}/${encodeURIComponent(parts.tenant)}/oauth2/v2.0/${path}`
  for (let attempt = 1; ; attempt++) {
    const { status, text, retryAfter } = await sendForm(ask, url, form, signal)
    if (status >= 200 && status < 500 && status !== 429) return answerOf(status, text, path)
    if (attempt >= attempts) throw unreachable(path)
    await wait(waitBefore(attempt, retryAfter, now()), signal)
  }
}

async function sendForm(ask: typeof fetch, url: string, form: Readonly<Record<string, string>>, signal: AbortSignal) {
  try {
    const response = await ask(url, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
      signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
    })
    return { status: response.status, text: await response.text(), retryAfter: response.headers.get('retry-after') }
  } catch (error) {
    if (signal.aborted) throw error
    return { status: 0, text: '', retryAfter: null }
  }
}

function answerOf(status: number, text: string, path: string): SignInAnswer {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw unknownAnswer(path, 'it is no JSON')
  }
  if (status < 300) return { ok: value }
  const refused = Refused.safeParse(value)
  if (!refused.success) throw unknownAnswer(path, 'it has no “error”')
  return { error: refused.data.error, description: refused.data.error_description.split(/\r?\n/u)[0] ?? '' }
}

function unreachable(path: string): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-unreachable',
    message: `Microsoft’s sign-in (${path}) could not be reached.`,
    whatToDo: 'Check that this server may call it over HTTPS (firewall, proxy), then sign in again.',
  })
}

export function unknownAnswer(path: string, where: string): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-answer-unknown',
    message: `Microsoft’s sign-in answered POST ${path} in a shape that this version does not know: ${where}.`,
    whatToDo: 'Try again; if it stays, check the sign-in address, or report it with this message.',
  })
}

/** @throws {ConnectProblem} entra-answer-unknown */
export function readToken(value: unknown): Token {
  const read = Token.safeParse(value)
  if (read.success) return read.data
  throw unknownAnswer('token', `“${read.error.issues[0]?.path.join('.') ?? ''}” is not as documented`)
}

const hints: readonly [RegExp, string][] = [
  [/AADSTS7000215/u, 'The client secret is wrong: give its value, not its id.'],
  [/AADSTS7000222/u, 'The client secret has expired: make a new one in Entra.'],
  [/AADSTS700016/u, 'The app registration is not in this tenant: check client id and tenant.'],
  [/AADSTS90002/u, 'There is no such tenant: check its id or domain.'],
  [/AADSTS65001|AADSTS90094/u, 'The permissions were not consented to: ask an administrator to consent.'],
]

/** A refusal in the admin's words. */
export function refusedSignIn(error: string, description: string): ConnectProblem {
  const known: Readonly<Record<string, [string, string]>> = {
    authorization_declined: [
      'The sign-in was declined, or the permissions were not consented to.',
      'Sign in again and accept, or ask an administrator of the tenant to do it.',
    ],
    access_denied: ['The sign-in was declined.', 'Sign in again and accept.'],
    expired_token: ['The code has expired before it was entered.', 'Start the sign-in again and enter the new code.'],
    bad_verification_code: ['The code is not known any more.', 'Start the sign-in again and enter the new code.'],
    invalid_grant: ['The sign-in has ended.', 'Sign in again; it goes on where it was.'],
  }
  const [message, whatToDo] = known[error] ?? [`Microsoft refused the sign-in (${error}): ${description}`, '']
  const hint = hints.find(([pattern]) => pattern.test(description))?.[1]
  return new ConnectProblem({
    code: 'entra-sign-in',
    message,
    whatToDo: hint ?? (whatToDo || 'Check tenant, client id and secret, then sign in again.'),
  })
}
