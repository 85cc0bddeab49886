import { createTransport } from 'nodemailer'

/** How mail leaves; from the environment. */
export interface MailSettings {
  readonly host: string
  readonly port: number
  /** `starttls` and `implicit` need a certificate that is valid for the host; `none` sends in the clear. */
  readonly tls: 'starttls' | 'implicit' | 'none'
  readonly user: string | null
  readonly password: string | null
  readonly from: string
  /** Certificates to trust beside the system's, PEM; for tests. */
  readonly trusted?: string | undefined
}

export interface Mail {
  readonly to: string
  /** Becomes the Message-ID: the same for each try. */
  readonly id: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 }

/** Hands one mail to the configured server. @throws {Error} with the server's words when it was not taken */
export async function sendMail(settings: MailSettings, mail: Mail): Promise<void> {
  const { host, port, tls, user, password, from, trusted } = settings
  const transport = createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    tls: { minVersion: 'TLSv1.2', ...(trusted === undefined ? {} : { ca: trusted }) },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...timeouts,
  })
  try {
    await transport.sendMail({
      from,
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${mail.id}@dynasend>`,
      // Nobody's holiday answer is wanted (RFC 3834 section 5).
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })
  } finally {
    transport.close()
  }
}
