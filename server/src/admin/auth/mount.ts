import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { installationChain } from '../../audit/index.ts'
import type { Services } from '../route/bind.ts'
import { notFound, type ProblemFacts, problemBody } from '../route/problem.ts'
import { type Caller, webHeaders } from './sign-in.ts'

/** Paths where a wrong secret can be tried: only their failures are counted. */
const guarded = /^\/(sign-in\/email|two-factor\/(verify-totp|verify-backup-code|enable|disable)|change-password)$/u

/** What the dashboard needs. The library offers more, some of which would hand session tokens to page scripts. */
const offered =
  /^\/(sign-in\/(email|social)|sign-out|callback\/[\w-]+|link-social|error|change-password|update-user|two-factor\/(enable|disable|verify-totp|verify-backup-code|generate-backup-codes))$/u

type JsonRecord = Record<string, unknown>

const readJson = (text: string): JsonRecord => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}

const messages: Readonly<Record<number, Omit<ProblemFacts, 'status'>>> = {
  401: {
    code: 'unauthenticated',
    message: 'The e-mail address, password or code is not right.',
    whatToDo: 'Check what you typed and try again.',
  },
  403: {
    code: 'forbidden',
    message: 'This is not allowed from here.',
    whatToDo: 'Open the dashboard at its own address.',
  },
  404: { code: 'not_found', message: 'There is nothing at this address.' },
}

function factsOf(status: number, body: JsonRecord): ProblemFacts {
  const known = messages[status]
  if (known !== undefined) return { status, ...known }
  if (status >= 500)
    return { status, code: 'internal', message: 'Signing in failed on the server.', whatToDo: 'Try again.' }
  const message = typeof body['message'] === 'string' ? body['message'] : 'This could not be done.'
  return { status, code: 'invalid', message }
}

/** The session's token belongs into the HttpOnly cookie only: page scripts never see it. */
function answerText(status: number, text: string, requestId: string): string {
  if (status >= 400) {
    const body = readJson(text)
    return JSON.stringify({ ...body, ...problemBody(factsOf(status, body), requestId) })
  }
  if (!text.startsWith('{')) return text
  const { token: _token, session, ...rest } = readJson(text)
  if (typeof session !== 'object' || session === null) return JSON.stringify(rest)
  return JSON.stringify({ ...rest, session: { ...session, token: undefined } })
}

function attemptKey(request: FastifyRequest): string {
  const email = readJson(typeof request.body === 'string' ? request.body : '')['email']
  return `${request.ip} ${typeof email === 'string' ? email.trim().toLowerCase() : ''}`
}

function refuseForNow(request: FastifyRequest, reply: FastifyReply, seconds: number): FastifyReply {
  const facts: ProblemFacts = {
    status: 429,
    code: 'too_many_requests',
    message: 'Too many failed attempts.',
    whatToDo: `Wait ${seconds} seconds and try again.`,
  }
  return reply
    .code(429)
    .header('retry-after', String(seconds))
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(facts, request.id)))
}

async function forward(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  url: URL,
  record: () => Promise<void>,
): Promise<FastifyReply> {
  const auth = await services.signIn.auth()
  const response = await auth.handler(
    new Request(url, {
      method: request.method,
      headers: webHeaders({ ...request.headers, host: url.host }),
      ...(typeof request.body === 'string' ? { body: request.body } : {}),
    }),
  )
  reply.code(response.status)
  await record()
  for (const [name, value] of response.headers)
    if (name !== 'set-cookie' && name !== 'content-length') reply.header(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) reply.header('set-cookie', cookies)
  return reply.send(answerText(response.status, await response.text(), request.id))
}

const deeds: Readonly<Record<string, readonly [action: string, words: string]>> = {
  '/sign-out': ['session.end', 'signed out'],
  '/change-password': ['operator.password', 'changed the own password'],
  '/two-factor/enable': ['operator.twoFactor', 'began to set a second factor up'],
  '/two-factor/disable': ['operator.twoFactor', 'switched the second factor off'],
  '/two-factor/generate-backup-codes': ['operator.twoFactor', 'made new backup codes'],
  '/link-social': ['operator.identity', 'began to join an identity of the identity provider'],
  '/update-user': ['operator.profile', 'changed the own profile'],
}

/** What a signed-in operator changed about the own sign-in. Who tried to sign in as somebody is recorded where sessions begin. */
async function recordChange(services: Services, caller: Caller | null, path: string, status: number): Promise<void> {
  const deed = deeds[path]
  if (deed === undefined || caller === null || status >= 400) return
  const [action, words] = deed
  const actor = { operatorId: caller.operatorId, name: caller.name }
  await services.audit.append(actor, { accountId: installationChain, action, subject: caller.operatorId, words })
}

/** `/auth/*`: sign-in, sign-out, second factor and the way through Microsoft. */
export async function mountAuth(app: FastifyInstance, services: Services): Promise<void> {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body)
  })
  app.all('/auth/*', async (request, reply) => {
    const url = new URL(request.url, services.publicUrl)
    const path = url.pathname.replace(/^\/api\/auth/u, '')
    if (!offered.test(path)) throw notFound()
    // A session that is too old is ended here, before the library could prolong it.
    const session = await services.signIn.caller(request.headers)
    const record = () => recordChange(services, session?.caller ?? null, path, reply.statusCode)
    if (!guarded.test(path)) return forward(services, request, reply, url, record)
    const key = attemptKey(request)
    const wait = services.attempts.wait(key)
    if (wait > 0) return refuseForNow(request, reply, wait)
    const answered = await forward(services, request, reply, url, record)
    if (reply.statusCode === 401 || reply.statusCode === 400) services.attempts.failed(key)
    else if (reply.statusCode < 300) services.attempts.succeeded(key)
    return answered
  })
}
