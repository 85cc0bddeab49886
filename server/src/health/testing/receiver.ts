/** A webhook receiver and a mail server as their operators run them: real HTTPS and real SMTP. */
import type { ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { TestCertificate } from './certificate.ts'

export interface Received {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Receiver {
  readonly port: number
  readonly received: readonly Received[]
  /** What it answers from now on: a status, with a place to go for a redirect; `hang` never answers, `flood` never ends. */
  answer(status: number | 'hang' | 'flood', location?: string): void
  close(): Promise<void>
}

export async function openReceiver({ key, cert }: TestCertificate): Promise<Receiver> {
  const received: Received[] = []
  let status: number | 'hang' | 'flood' = 204
  let place: string | undefined
  const server: Server = createServer({ key, cert }, (request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (piece: string) => {
      body += piece
    })
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      received.push({ headers, body })
      if (status === 'hang') return
      if (status === 'flood') return flood(response)
      response.writeHead(status, place === undefined ? {} : { location: place }).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    received,
    answer(next, location) {
      status = next
      place = location
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Writes for as long as somebody reads. */
function flood(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(16_384)));
  }
  response.on('drain', more)
  response.writeHead(200)
  more()
}

export interface MailBox {
  readonly port: number
  readonly mails: readonly { readonly to: string; readonly source: string; readonly secure: boolean }[]
  /** Refuses what comes from now on. */
  refuse(refusing: boolean): void
  close(): Promise<void>
}

export async function openMailBox(
  { key, cert }: TestCertificate,
  options: { readonly secure?: boolean; readonly password?: string } = {},
): Promise<MailBox> {
  const mails: { to: string; source: string; secure: boolean }[] = []
  let refusing = false
  const server = new SMTPServer({
    key,
    cert,
    secure: options.secure ?? false,
    authOptional: options.password === undefined,
    onAuth: ({ password }, _session, done) =>
      password === options.password ? done(null, { user: 'dynasend' }) : done(new Error('Wrong password')),
    onData(stream, session, done) {
      let source = ''
      stream.setEncoding('utf8')
      stream.on('data', (piece: string) => {
        source += piece
      })
      stream.on('end', () => {
        if (refusing) return done(Object.assign(new Error('Come back later'), { responseCode: 451 }))
        const to = session.envelope.rcptTo.map(({ address }) => address).join(',')
        mails.push({ to, source, secure: session.secure })
        done()
      })
    },
  })
  // A client that hangs up on a certificate is its own affair.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address() as AddressInfo
  return {
    port: address.port,
    mails,
    refuse(next) {
      refusing = next
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
