import { request } from 'node:https'
import type { BlockList } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { pinnedAddress, type Resolve, webhookUrl } from './address.ts'

export interface WebhookParts {
  readonly allowed: BlockList
  readonly resolve: Resolve
  /** Certificates to trust beside the system's, PEM; for tests. */
  readonly trusted?: string | undefined
  /** How long a receiver may take, in milliseconds; 5 seconds unless a test says otherwise. */
  readonly patience?: number | undefined
}

export interface SignedNotice {
  /** The same for each try: a receiver drops what it knows already. */
  readonly id: string
  /** The moment of this try, signed with it. */
  readonly at: Date
  readonly secret: string
  readonly body: string
}

export interface Answer {
  readonly status: number
  readonly ok: boolean
  readonly problem: string | null
}

const longestMilliseconds = 5_000
const largestAnswer = 64 * 1024

/**
 * Posts one signed notice (Standard Webhooks 1.0.0). Connects to the address that was checked and to no other, follows no
 * redirect, and reads no more than 64 kB in 5 seconds.
 * @throws {Error} when nobody answered in time; {WebhookAddressError} when the address is closed
 */
export async function postWebhook(parts: WebhookParts, address: string, notice: SignedNotice): Promise<Answer> {
  const url = webhookUrl(address)
  const pinned = await pinnedAddress(url, parts.allowed, parts.resolve)
  const signature = new Webhook(notice.secret).sign(notice.id, notice.at, notice.body)
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(notice.body),
    'user-agent': 'Dynasend-Webhook/1',
    'webhook-id': notice.id,
    'webhook-timestamp': String(Math.floor(notice.at.getTime() / 1000)),
    'webhook-signature': signature,
  }
  return answerOf(await post(parts, url, pinned, headers, notice.body))
}

function answerOf(status: number): Answer {
  const ok = status >= 200 && status < 300
  const redirect = status >= 300 && status < 400
  const words = redirect
    ? `It answered with a redirect (${status}), which is not followed: enter the address that it leads to.`
    : `It answered with status ${status}.`
  return { status, ok, problem: ok ? null : words }
}

function post(
  { trusted, patience = longestMilliseconds }: WebhookParts,
  url: URL,
  pinned: string,
  headers: Record<string, string | number>,
  body: string,
): Promise<number> {
  const family = pinned.includes(':') ? 6 : 4
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers,
        agent: false,
        ...(trusted === undefined ? {} : { ca: trusted }),
        lookup: (_host, options, answer) =>
          options.all ? answer(null, [{ address: pinned, family }]) : answer(null, pinned, family),
      },
      (response) => {
        let size = 0
        response.on('data', (piece: Buffer) => {
          size += piece.length
          // The status is known; the rest of a long answer is nobody's business.
          if (size > largestAnswer) response.destroy()
        })
        response.on('close', () => resolve(response.statusCode ?? 0))
        response.on('error', () => resolve(response.statusCode ?? 0))
      },
    )
    const late = new Error(`It did not answer within ${patience / 1000} seconds.`)
    const timer = setTimeout(() => sent.destroy(late), patience)
    sent.on('close', () => clearTimeout(timer))
    sent.on('error', reject)
    sent.end(body)
  })
}
