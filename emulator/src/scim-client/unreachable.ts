/** A request as it was sent, for the admin to read; without its token. */
export interface ScimRequest {
  method: string
  url: string
  body: string | null
}

/** No answer came: the network, TLS or the time-out. `whatToDo` is for the admin. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
  readonly request: ScimRequest
  readonly timedOut: boolean
  readonly whatToDo: string
  /** The injected fault that it comes from, in words. */
  readonly fault: string | null

  constructor(request: ScimRequest, message: string, whatToDo: string, timedOut: boolean, cause: unknown) {
    super(message, { cause })
    this.request = request
    this.whatToDo = whatToDo
    this.timedOut = timedOut
    this.fault = faultOf(cause)
  }

  static from(request: ScimRequest, cause: unknown): Unreachable {
    const codes = errorCodes(cause)
    const host = new URL(request.url).host
    const found = explanations.find(({ code }) => codes.some((one) => code.test(one)))
    const message = found?.message(host) ?? `The request to ${host} failed: ${codes.join(', ')}.`
    const whatToDo = found?.whatToDo ?? 'Check that the server runs and that this machine can reach it, then try again.'
    return new Unreachable(
      request,
      message,
      whatToDo,
      codes.some((code) => /TIMEOUT|ETIMEDOUT/.test(code)),
      cause,
    )
  }
}

/** A transport that fails on purpose says so in `fault`. */
function faultOf(cause: unknown): string | null {
  const fault: unknown = cause instanceof Error && 'fault' in cause ? cause.fault : null
  return typeof fault === 'string' ? fault : null
}

const explanations: { code: RegExp; message: (host: string) => string; whatToDo: string }[] = [
  {
    code: /^ECONNREFUSED/,
    message: (host) => `Nothing answers at ${host}: the connection was refused.`,
    whatToDo: 'Start the server, and check the host and the port in the Tenant URL.',
  },
  {
    code: /^(?:ENOTFOUND|EAI_AGAIN)/,
    message: (host) => `The name ${host} is not known.`,
    whatToDo: 'Check the spelling of the Tenant URL, and that the name is published in DNS.',
  },
  {
    code: /WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH|EPROTO/,
    message: (host) => `${host} does not speak HTTPS at this address.`,
    whatToDo:
      'The server answers plain HTTP. Give it a certificate (a reverse proxy such as Caddy does it), or for a server on this machine write http:// in the Tenant URL.',
  },
  {
    code: /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/,
    message: (host) => `The certificate of ${host} is not trusted.`,
    whatToDo:
      'Use a certificate of a public authority that is valid for this name, and let the server send the whole chain.',
  },
  {
    code: /TIMEOUT|ETIMEDOUT/,
    message: (host) => `${host} did not answer in time.`,
    whatToDo: 'Check that the server is not overloaded and that no firewall drops the connection, then try again.',
  },
  {
    code: /^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)|HPE_/,
    message: (host) => `${host} closed the connection without an answer.`,
    whatToDo:
      'Check that the server runs. If it speaks only HTTPS, the Tenant URL must begin with https:// instead of http://.',
  },
]

/** Every code that an error and its causes carry; several addresses of one name give an AggregateError. */
function errorCodes(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)]
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const inner = error instanceof AggregateError ? error.errors.flatMap(errorCodes) : []
  const cause = error.cause === undefined ? [] : errorCodes(error.cause)
  const all = [...own, ...inner, ...cause]
  return all.length > 0 ? all : [error.message]
}
