import { Pool } from 'undici'
import type { RunningServer } from '../../server/src/server.ts'

export interface AdminReply {
  readonly status: number
  readonly contentType: string
  readonly text: string
}

/** An owner, signed in to the dashboard of one server, as a page speaks for them. */
export interface Operator {
  readonly accountId: string
  send(method: string, path: string, body: unknown): Promise<AdminReply>
  /** Signs in again: a request may have ended the session. */
  signIn(): Promise<void>
  close(): Promise<void>
}

const email = 'anna@nordwind.example'
const password = 'correct horse battery'

/** Makes the first owner of a new server. */
export async function firstOwner({ url, firstOwnerLink }: RunningServer): Promise<Operator> {
  const pool = new Pool(url, { connections: 4 })
  let cookie = ''
  const send = async (method: string, path: string, body: unknown) => {
    const headers = { origin: url, cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
    const answer = await pool.request({ method, path, headers, body: body === undefined ? null : JSON.stringify(body) })
    const set = [answer.headers['set-cookie'] ?? []].flat()
    if (set.length > 0 && path !== '/api/one-time-sign-in') cookie = set.map((line) => line.split(';', 1)[0]).join('; ')
    return {
      status: answer.statusCode,
      contentType: String(answer.headers['content-type'] ?? ''),
      text: await answer.body.text(),
    }
  }
  const token = firstOwnerLink?.split('token=')[1]
  const made = await send('POST', '/api/setup', {
    token,
    name: 'Anna Berg',
    email,
    password,
    accountName: 'Nordwind Traders',
  })
  const { accountId } = JSON.parse(made.text) as { accountId: string }
  return {
    accountId,
    send,
    async signIn() {
      const { status, text } = await send('POST', '/api/auth/sign-in/email', { email, password })
      if (status !== 200) throw new Error(`The owner cannot sign in any more: ${status} ${text}`)
    },
    close: () => pool.close(),
  }
}
