import type { FastifyInstance } from 'fastify'
import { createApi } from '../../api/index.ts'
import { openStage, type Stage } from '../../recording-server/index.ts'
import { fillWithSample } from '../../sample/index.ts'

export interface Reply {
  status: number
  headers: Headers
  json: Record<string, unknown>
}

/** A rehearsal with the sample company, its Graph on a real port, and a token for everything. */
export interface GraphStage {
  stage: Stage
  origin: string
  tenantId: string
  /** The rehearsal's own API. */
  api: (method: string, path: string, body?: object) => Promise<Reply>
  /** Graph v1.0 with the token of `signIn`. */
  graph: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>
  form: (path: string, fields: Record<string, string>, headers?: Record<string, string>) => Promise<Reply>
  /** Takes client credentials with these permissions for the following calls. @returns the access token */
  signIn: (permissions: readonly string[]) => Promise<string>
  close: () => Promise<void>
}

export const everyPermission: readonly string[] = [
  'Application.ReadWrite.All',
  'Synchronization.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'AuditLog.Read.All',
  'User.ReadWrite.All',
  'Group.ReadWrite.All',
  'Organization.Read.All',
]

export async function openGraphStage(): Promise<GraphStage> {
  const stage = await openStage()
  fillWithSample(stage.rehearsal.tenant)
  const app: FastifyInstance = await createApi(stage.rehearsal, null)
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const tenantId = stage.rehearsal.tenant.profile.id
  let token = ''
  const ask = async (method: string, url: string, body: string | null, headers: Record<string, string>) => {
    const answer = await fetch(url, { method, headers, ...(body === null ? {} : { body }) })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json') === true
    const json = (isJson && text !== '' ? JSON.parse(text) : { text }) as Record<string, unknown>
    return { status: answer.status, headers: answer.headers, json }
  }
  const json = { 'content-type': 'application/json' }
  const api: GraphStage['api'] = (method, path, body) =>
    ask(method, `${origin}/api${path}`, body ? JSON.stringify(body) : null, body ? json : {})
  const form: GraphStage['form'] = (path, fields, headers = {}) =>
    ask('POST', origin + path, new URLSearchParams(fields).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    })
  return {
    stage,
    origin,
    tenantId,
    api,
    form,
    graph: (method, path, body, headers = {}) =>
      ask(method, `${origin}/graph/v1.0${path}`, body === undefined ? null : JSON.stringify(body), {
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : json),
        ...headers,
      }),
    signIn: async (permissions) => {
      const made = await api('POST', '/app-registrations', { displayName: 'Test', permissions })
      const answer = await form(`/login/${tenantId}/oauth2/v2.0/token`, {
        grant_type: 'client_credentials',
        client_id: String(made.json['clientId']),
        client_secret: String(made.json['clientSecret']),
        scope: 'https://graph.microsoft.com/.default',
      })
      token = String(answer.json['access_token'])
      return token
    },
    close: async () => {
      await app.close()
      await stage.close()
    },
  }
}
