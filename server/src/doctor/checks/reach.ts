import { connect as connectTls } from 'node:tls'
import { createTransport } from 'nodemailer'
import { inspectPostgres } from '../../storage/index.ts'
import { bad, type Check, type Finding, good, skipped, warn } from '../finding.ts'

/** In milliseconds. */
const patience = 5000
const day = 24 * 60 * 60 * 1000
const microsoft = 'https://login.microsoftonline.com'

const ask = (url: string): Promise<Response> =>
  fetch(url, { signal: AbortSignal.timeout(patience), redirect: 'manual' })

/** Why a call did not come through, in the system's words. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'it failed'
  const { cause } = error
  if (cause instanceof Error && 'code' in cause) return String(cause.code)
  return error.name === 'TimeoutError' ? 'no answer within 5 seconds' : error.message
}

/** @throws Error when no TLS connection comes about */
function certificateOf(url: URL): Promise<{ protocol: string; endsAt: number }> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ host: url.hostname, port: Number(url.port || 443), servername: url.hostname }, () => {
      resolve({ protocol: socket.getProtocol() ?? '', endsAt: Date.parse(socket.getPeerCertificate().valid_to) })
      socket.end()
    })
    socket.setTimeout(patience, () => socket.destroy(new Error('no answer within 5 seconds')))
    socket.on('error', reject)
  })
}

export const publicAddress: Check = {
  name: 'public address',
  long: true,
  look: async ({ configuration: { publicUrl }, now }): Promise<Finding> => {
    const url = new URL(publicUrl)
    if (url.protocol !== 'https:') return skipped('it is not https://')
    const certificate = await certificateOf(url).catch((error: unknown) => reason(error))
    if (typeof certificate === 'string')
      return bad(
        `no TLS connection to ${url.host} comes about (${certificate})`,
        'Entra would not come through either: see docs/operate/https.md.',
      )
    const days = Math.floor((certificate.endsAt - now()) / day)
    if (days < 14)
      return bad(`the certificate ends in ${days} days`, 'Renew it; a proxy such as Caddy does so by itself.')
    const answer = await ask(`${publicUrl}/livez`).catch((error: unknown) => reason(error))
    const status = typeof answer === 'string' ? answer : `status ${answer.status}`
    if (typeof answer === 'string' || !answer.ok || !answer.headers.has('x-request-id'))
      return warn(
        `${publicUrl} does not lead to a running Dynasend (${status})`,
        'Start the server, and let the proxy pass every path to it.',
      )
    return good(`answers over ${certificate.protocol}, certificate good for ${days} days`)
  },
}

export const entra: Check = {
  name: 'Microsoft',
  long: true,
  look: async (): Promise<Finding> => {
    const answer = await ask(`${microsoft}/common/v2.0/.well-known/openid-configuration`).catch((error: unknown) =>
      reason(error),
    )
    if (typeof answer !== 'string' && answer.ok) return good('sign-in can be reached')
    return warn(
      `login.microsoftonline.com cannot be reached (${typeof answer === 'string' ? answer : answer.status})`,
      'Provisioning goes on without it. “Connect for me”, sign-in by Microsoft and workload identity need it: open it outwards.',
    )
  },
}

/** @returns milliseconds by which this machine is ahead, and of what */
async function clockDifference(
  databaseUrl: string | null,
  now: () => number,
): Promise<{ ahead: number; of: string } | null> {
  if (databaseUrl !== null) return { ahead: now() - (await inspectPostgres(databaseUrl)).now, of: 'the database' }
  const answer = await ask(microsoft).catch(() => null)
  const date = Date.parse(answer?.headers.get('date') ?? '')
  return Number.isNaN(date) ? null : { ahead: now() - date, of: 'Microsoft' }
}

export const clock: Check = {
  name: 'clock',
  long: true,
  look: async ({ configuration: { databaseUrl }, now }): Promise<Finding> => {
    const difference = await clockDifference(databaseUrl, now)
    if (difference === null) return skipped('nothing to compare it with could be reached')
    const seconds = Math.round(difference.ahead / 1000)
    const seen = `${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} ${difference.of}`
    if (Math.abs(seconds) > 120)
      return bad(seen, 'Tokens and one-time links go by the time: set the clock, and keep it by NTP.')
    return Math.abs(seconds) > 10 ? warn(seen, 'Keep the clock by NTP.') : good('right')
  },
}

export const mail: Check = {
  name: 'mail',
  long: true,
  look: async ({ configuration }): Promise<Finding> => {
    const { smtpHost: host, smtpPort: port, smtpTls, smtpUser, smtpPassword } = configuration
    if (host === null) return skipped('no mail server is set: nobody is told by e-mail')
    const transport = createTransport({
      host,
      port,
      secure: smtpTls === 'implicit',
      requireTLS: smtpTls === 'starttls',
      ignoreTLS: smtpTls === 'none',
      connectionTimeout: patience,
      greetingTimeout: patience,
      ...(smtpUser === null ? {} : { auth: { user: smtpUser, pass: smtpPassword ?? '' } }),
    })
    try {
      await transport.verify()
      return good(`${host} takes mail`)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed'
      return bad(
        `${host} does not take mail (${code})`,
        'Check DYNASEND_SMTP_*; until then notices wait and are tried again.',
      )
    } finally {
      transport.close()
    }
  },
}
