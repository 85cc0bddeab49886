import type { FastifyInstance } from 'fastify'
import { request } from 'undici'
import { createApi } from '../api/index.ts'
import { createRehearsal } from '../rehearsal.ts'
import { CommandError } from './command-error.ts'

/** The JSON API, of a rehearsal that runs elsewhere or of one that this process opened. */
export interface ApiClient {
  get: (path: string) => Promise<unknown>
  send: (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object) => Promise<unknown>
  /** Sends files as the import page does. */
  upload: (path: string, files: { name: string; content: Buffer }[]) => Promise<unknown>
  close: () => Promise<void>
}

type Call = (method: string, path: string, body: string | Buffer | null, type: string) => Promise<[number, string]>

/** @param place `url` of a running rehearsal, else the folder to open */
export async function openClient(place: { url: string | null; data: string }): Promise<ApiClient> {
  if (place.url !== null) {
    const { url } = place
    return clientOf(remoteCall(url), async () => undefined)
  }
  const rehearsal = createRehearsal({ dataFolder: place.data })
  const api = await createApi(rehearsal, null)
  return clientOf(localCall(api), async () => {
    await api.close()
    await rehearsal.close()
  })
}

function clientOf(call: Call, close: () => Promise<void>): ApiClient {
  const ask = async (method: string, path: string, body: string | Buffer | null, type = 'application/json') => {
    const [status, text] = await call(method, `/api${path}`, body, type)
    const answer: unknown = text === '' ? null : JSON.parse(text)
    if (status >= 400) throw new CommandError(messageOf(answer) ?? `The rehearsal answered ${status}.`)
    return answer
  }
  return {
    get: (path) => ask('GET', path, null),
    send: (method, path, body) => ask(method, path, body === undefined ? null : JSON.stringify(body)),
    upload: (path, files) => ask('POST', path, multipart(files), `multipart/form-data; boundary=${BOUNDARY}`),
    close,
  }
}

function remoteCall(url: string): Call {
  return async (method, path, body, type) => {
    try {
      const answer = await request(new URL(path, url), {
        method,
        body,
        headers: body === null ? {} : { 'content-type': type },
        headersTimeout: 0,
        bodyTimeout: 0,
      })
      return [answer.statusCode, await answer.body.text()]
    } catch (cause) {
      throw new CommandError(`No rehearsal answers at ${url}. Start it with "rehearsal serve", or leave --url out.`, {
        cause,
      })
    }
  }
}

function localCall(api: FastifyInstance): Call {
  return async (method, path, body, type) => {
    const known = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
    const answer = await api.inject({
      method: known.find((one) => one === method) ?? 'GET',
      url: path,
      ...(body === null ? {} : { payload: body, headers: { 'content-type': type } }),
    })
    return [answer.statusCode, answer.payload]
  }
}

const BOUNDARY = 'rehearsal-7d9f1c0a5b'

function multipart(files: { name: string; content: Buffer }[]): Buffer {
  const parts = files.flatMap(({ name, content }) => [
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="${name.replaceAll('"', '')}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    content,
    Buffer.from('\r\n'),
  ])
  return Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)])
}

function messageOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return null
  const { error } = answer
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : null
}
