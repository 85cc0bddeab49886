import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { TenantError } from '../../tenant/index.ts'
import type { Graph } from '../graph.ts'
import { SignInError } from '../identity/index.ts'
import { approve, decline, pendingCode } from './answer-code.ts'
import { codePage, consentPage, endPage, pagePolicy, styleSheet } from './device-page.ts'
import { checkTenant } from './tenant-segment.ts'
import { deviceCodeAnswer, tokenAnswer } from './token-endpoint.ts'

/** The sign-in addresses under /login, and the page where a device code is entered. */
export function signInRoutes(app: FastifyInstance, graph: Graph): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, new URLSearchParams(String(body)))
  })
  const base = '/login/:tenant/oauth2/v2.0'
  app.post(`${base}/devicecode`, (request, reply) =>
    answer(graph, request, reply, (form) => deviceCodeAnswer(graph, form, `${originOf(request)}/devicelogin`)),
  )
  app.post(`${base}/token`, (request, reply) =>
    answer(graph, request, reply, (form) => tokenAnswer(graph, form, request.headers.authorization)),
  )
  app.get('/login/:tenant/v2.0/.well-known/openid-configuration', (request, reply) =>
    answer(graph, request, reply, () => discovery(graph, `${originOf(request)}/login`)),
  )
  app.all('/login/*', (request, reply) =>
    reply.status(404).send({ error: { message: `There is no sign-in address ${request.url.split('?')[0]}.` } }),
  )
  pageRoutes(app, graph)
}

/** Where this rehearsal was asked; the address in answers must work for who asked. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`
}

function discovery(graph: Graph, login: string): object {
  const { id } = graph.rehearsal.tenant.profile
  return {
    token_endpoint: `${login}/${id}/oauth2/v2.0/token`,
    device_authorization_endpoint: `${login}/${id}/oauth2/v2.0/devicecode`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    issuer: `${login}/${id}/v2.0`,
  }
}

/** Answers as the identity platform does: never cached, errors in OAuth's own shape. */
function answer(
  graph: Graph,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (form: URLSearchParams) => object,
): FastifyReply {
  const traceId = randomUUID()
  reply.header('cache-control', 'no-store').header('pragma', 'no-cache').header('x-ms-request-id', traceId)
  const fault = graph.faults.draw(request.method, request.url.replace(/^\/login\/[^/]+/, '').replace(/\?.*$/s, ''))
  if (fault) {
    if (fault.status === 0) {
      reply.hijack()
      request.raw.socket.destroy()
      return reply
    }
    if (fault.retryAfter !== null) reply.header('retry-after', String(fault.retryAfter))
    const usual = { error: 'temporarily_unavailable', error_description: fault.message, error_codes: [90033] }
    return reply
      .status(fault.status || 503)
      .type('application/json')
      .send(fault.body ?? usual)
  }
  try {
    checkTenant(graph, tenantOf(request))
    return reply.send(work(formOf(request)))
  } catch (error) {
    if (!(error instanceof SignInError)) throw error
    return reply.status(error.status).send(error.body(traceId, new Date()))
  }
}

function tenantOf({ params }: FastifyRequest): string {
  const value: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'tenant') : ''
  return typeof value === 'string' ? value : ''
}

function formOf({ body }: FastifyRequest): URLSearchParams {
  return body instanceof URLSearchParams ? body : new URLSearchParams()
}

function pageRoutes(app: FastifyInstance, graph: Graph): void {
  const send = (reply: FastifyReply, html: string, status = 200) =>
    reply
      .status(status)
      .header('content-security-policy', pagePolicy)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html)
  app.get('/devicelogin', (_request, reply) => send(reply, codePage('', null)))
  app.get('/devicelogin/style.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(styleSheet))
  app.post('/devicelogin', (request, reply) => {
    const form = formOf(request)
    const typed = form.get('code') ?? ''
    let code
    try {
      code = pendingCode(graph, typed)
    } catch (error) {
      if (error instanceof TenantError) return send(reply, codePage(typed, error.message), 400)
      throw error
    }
    const given = form.get('answer')
    if (given === null) return send(reply, consentPage(graph, code, null))
    try {
      if (given === 'accept')
        approve(graph, code, { userPrincipalName: form.get('userPrincipalName'), role: form.get('role') })
      else decline(code)
      return send(reply, endPage(code.state === 'approved'))
    } catch (error) {
      if (error instanceof TenantError) return send(reply, consentPage(graph, code, error.message), 400)
      throw error
    }
  })
}
