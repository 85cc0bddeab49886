import { Pool } from 'undici'

export interface Answer {
  /** 0: no answer came, so nobody knows whether the request was carried out. */
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly milliseconds: number
}

/** A SCIM client that reports a broken connection as an answer, because here it is an ordinary one. */
export interface ScimCalls {
  send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<Answer>
  close(): Promise<void>
}

/** @param patience milliseconds that a request may take */
export function scimCalls(
  { tenantUrl, secretToken }: { tenantUrl: string; secretToken: string },
  connections = 16,
  patience = 30_000,
): ScimCalls {
  const base = new URL(tenantUrl)
  const pool = new Pool(base.origin, {
    connections,
    headersTimeout: patience,
    bodyTimeout: patience,
    connectTimeout: 5000,
  })
  const headers = { authorization: `Bearer ${secretToken}`, 'content-type': 'application/scim+json' }
  return {
    async send(method, path, body) {
      const began = performance.now()
      const since = () => performance.now() - began
      try {
        const text = body === undefined ? null : JSON.stringify(body)
        const answer = await pool.request({ method, path: `${base.pathname}${path}`, headers, body: text })
        const received = await answer.body.text()
        const json = received === '' ? {} : (JSON.parse(received) as Record<string, unknown>)
        return { status: answer.statusCode, body: json, headers: answer.headers, milliseconds: since() }
      } catch {
        return { status: 0, body: {}, headers: {}, milliseconds: since() }
      }
    },
    close: () => pool.destroy(),
  }
}
