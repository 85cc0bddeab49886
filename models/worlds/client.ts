import { Pool } from 'undici'
import type { Json } from '../model/json.ts'

export interface ScimReply {
  readonly status: number
  /** Null when there is none. */
  readonly body: Json
  readonly etag: string | null
  readonly contentType: string | null
}

/** A SCIM client over real HTTP. */
export interface ScimClient {
  readonly tenantUrl: string
  send(
    method: string,
    path: string,
    body: string | Buffer | null,
    headers: Readonly<Record<string, string>>,
  ): Promise<ScimReply>
  close(): Promise<void>
}

/** @param tenantUrl without a slash at the end */
export function openClient(tenantUrl: string, secretToken: string): ScimClient {
  const { origin, pathname } = new URL(tenantUrl)
  const pool = new Pool(origin, { connections: 16 })
  return {
    tenantUrl,
    async send(method, path, body, headers) {
      const answer = await pool.request({
        method,
        path: `${pathname}${path}`,
        body,
        headers: { authorization: `Bearer ${secretToken}`, 'content-type': 'application/scim+json', ...headers },
      })
      const text = await answer.body.text()
      return {
        status: answer.statusCode,
        body: text === '' ? null : (JSON.parse(text) as Json),
        etag: textOf(answer.headers['etag']),
        contentType: textOf(answer.headers['content-type']),
      }
    },
    close: () => pool.close(),
  }
}

const textOf = (header: string | string[] | undefined): string | null => (typeof header === 'string' ? header : null)
