import type { FastifyInstance, FastifyRequest } from 'fastify'

/** First bytes of a TLS handshake: somebody speaks https to this plain port. RFC 8446 section 5.1. */
const handshake = [0x16, 0x03]

/** Tells the operator about https spoken to the plain port; the other side sees only that the connection broke. */
export function logTlsOnPlainPort(app: FastifyInstance): void {
  app.server.on('clientError', (error: Error & { readonly rawPacket?: Uint8Array }) => {
    const start = error.rawPacket?.subarray(0, 2) ?? []
    if (start[0] !== handshake[0] || start[1] !== handshake[1]) return
    app.log.warn(
      'somebody spoke https to this port, which speaks http: use http here, or the https address of the proxy',
    )
  })
}

/**
 * Whether the proxy says that a person came by http to a server that has an https address. Only its plain word counts:
 * behind a proxy that is not trusted every call looks like http, and a redirect would never end.
 */
export function cameByHttp(request: FastifyRequest, https: boolean): boolean {
  return https && request.headers['x-forwarded-proto'] === 'http'
}
