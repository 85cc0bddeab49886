import type { ScimReply } from './scim-connection.ts'
import { Unreachable } from './unreachable.ts'

/** What went wrong with a request, in Entra's words and with the exchange, the token taken out. */
export interface Problem {
  code: string
  message: string
  request: string
  response: string
  whatToDo: string
}

/** A request that did not do what was asked. `stopsCycle`: nothing else would work either. */
export class ScimFailure extends Error {
  override readonly name = 'ScimFailure'
  readonly problem: Problem
  readonly status: number | null
  readonly stopsCycle: boolean
  /** The injected fault that it comes from, in words. */
  readonly fault: string | null
  /** Milliseconds that the server asked to wait (Retry-After), or null. */
  readonly retryAfter: number | null

  constructor(problem: Problem, status: number | null, stopsCycle: boolean, reply: ReplyHints = {}) {
    super(problem.message)
    this.problem = problem
    this.status = status
    this.stopsCycle = stopsCycle
    this.fault = reply.fault ?? null
    this.retryAfter = retryAfterOf(reply.headers?.['retry-after'])
  }
}

/** What a failure keeps of the answer that it comes from. */
type ReplyHints = Partial<Pick<ScimReply, 'fault' | 'headers'>>

/** Seconds or an HTTP date (RFC 9110, 10.2.3), as milliseconds from now. */
function retryAfterOf(header: string | undefined): number | null {
  if (header === undefined) return null
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(wait) && wait > 0 ? wait : null
}

const PREFIX = 'SystemForCrossDomainIdentityManagement'
/** Enough of an answer to understand it; an HTML page needs no more. */
const SHOWN = 4000

const codes: Record<number, string> = {
  400: `${PREFIX}BadRequest`,
  401: 'Unauthorized',
  403: 'InsufficientRights',
  404: 'InvalidAnchor',
  405: 'MethodNotAllowed',
  409: 'EntryConflict',
  422: 'UnprocessableEntity',
  429: 'TooManyRequests',
  501: 'NotImplemented',
}

const mends: Record<number, string> = {
  400: 'Read the detail in the response: the server names the attribute it refuses. Correct the value in Entra or the mapping.',
  401: 'The Secret Token is not accepted any more. Copy it again from the SCIM Server tab, test the connection and save.',
  403: 'The Secret Token may not do this. Copy it again from the SCIM Server tab, test the connection and save.',
  404: 'The server has lost this object. It is looked up again in the next cycle; Restart provisioning does it at once.',
  409: 'Another object on the server has this name. Remove or rename one of the two; the next cycle tries again.',
  429: 'The server asks for fewer requests. The next cycle tries again.',
}

/** A failure for an answer that is no success. */
export function failureOf(what: string, reply: ScimReply): ScimFailure {
  const code = codes[reply.status] ?? (reply.status >= 500 ? 'InternalServerError' : 'WebExceptionProtocolError')
  const problem = {
    code,
    message: `${what} StatusCode: ${reply.status} ${statusName(reply.status)}. ${detailOf(reply)}`.trim(),
    ...exchange(reply),
    whatToDo:
      mends[reply.status] ?? 'The server failed. Nothing is lost: the next cycle, 40 minutes later, tries again.',
  }
  return new ScimFailure(problem, reply.status, reply.status === 401 || reply.status === 403, reply)
}

/** A failure for an answer that Entra could not read. */
export function incompatible(why: string, reply: ScimReply): ScimFailure {
  const message = `We are not able to deserialize the resource received from your SCIM endpoint because your SCIM endpoint is not fully compatible with the Microsoft Entra SCIM client: ${why}.`
  const html = /^\s*</.test(reply.text)
  return new ScimFailure(
    {
      code: `${PREFIX}ServiceIncompatible`,
      message,
      ...exchange(reply),
      whatToDo: html
        ? 'The address answers with a web page. The Tenant URL is not the SCIM endpoint: copy it again from the SCIM Server tab.'
        : 'Check that the Tenant URL is the SCIM endpoint itself: /Users and /Groups must be directly below it.',
    },
    reply.status,
    true,
    reply,
  )
}

/** A failure for a request without an answer. */
export function failureWithoutAnswer(error: Unreachable, probing: boolean): ScimFailure {
  const code = error.timedOut && !probing ? 'Timeout' : 'WebExceptionProtocolError'
  const problem = {
    code: probing ? `${PREFIX}CredentialValidationUnavailable` : code,
    message: error.message,
    request: `${error.request.method} ${error.request.url}`,
    response: 'No answer was received.',
    whatToDo: error.whatToDo,
  }
  return new ScimFailure(problem, null, probing, { fault: error.fault })
}

/** Turns what a request threw into a failure; anything else is a fault of this program and goes on. */
export function asFailure(error: unknown, probing = false): ScimFailure {
  if (error instanceof ScimFailure) return error
  if (error instanceof Unreachable) return failureWithoutAnswer(error, probing)
  throw error
}

/** Request and response as text for the admin. */
export function exchange(reply: ScimReply): { request: string; response: string } {
  const { method, url, body } = reply.request
  const type = reply.headers['content-type']
  return {
    request: `${method} ${url}${body === null ? '' : `\n${body}`}`,
    response: `${reply.status} ${statusName(reply.status)}${type === undefined ? '' : `\nContent-Type: ${type}`}\n${reply.text.slice(0, SHOWN)}`,
  }
}

/** `Unauthorized` for 401: the names that .NET gives. */
export function statusName(status: number): string {
  return statusNames[status] ?? ''
}

const statusNames: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  204: 'NoContent',
  301: 'MovedPermanently',
  302: 'Found',
  307: 'TemporaryRedirect',
  308: 'PermanentRedirect',
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  409: 'Conflict',
  413: 'RequestEntityTooLarge',
  415: 'UnsupportedMediaType',
  422: 'UnprocessableEntity',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  501: 'NotImplemented',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
}

function detailOf(reply: ScimReply): string {
  const { json } = reply
  const detail: unknown = typeof json === 'object' && json !== null && 'detail' in json ? json.detail : undefined
  return typeof detail === 'string' ? detail : ''
}
