import { Pool } from 'undici'

/** What a SCIM server answered: status and parsed body, null when there was none. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** A SCIM server under load: one pool of keep-alive connections. */
export interface Target {
  send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<Answer>
  close(): Promise<void>
}

/** `tenantUrl` as Dynasend prints it; paths are below it. */
export function openTarget(tenantUrl: string, secretToken: string, connections: number): Target {
  const base = new URL(tenantUrl)
  const pool = new Pool(base.origin, { connections, pipelining: 1 })
  const headers = {
    authorization: `Bearer ${secretToken}`,
    accept: 'application/scim+json',
    'content-type': 'application/scim+json; charset=utf-8',
  }
  return {
    async send(method, path, body) {
      const answer = await pool.request({
        method,
        path: `${base.pathname}${path}`,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
      })
      const text = await answer.body.text()
      return { status: answer.statusCode, body: text === '' ? null : (JSON.parse(text) as unknown) }
    },
    close: () => pool.close(),
  }
}

/** The `id` of a resource in an answer; throws when there is none, so that a broken server stops the run. */
export function idOf(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string') return body.id
  throw new Error('The server answered a resource without an id.')
}
