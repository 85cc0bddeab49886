import { OAuthError } from './oauth-error.ts'

export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
export const tokenExchange = 'urn:ietf:params:oauth:grant-type:token-exchange'
const jwtTypes = ['urn:ietf:params:oauth:token-type:jwt', 'urn:ietf:params:oauth:token-type:id_token']

/** How a client asks for a token. */
export type TokenRequest =
  | { readonly kind: 'secret'; readonly clientId: string; readonly secret: string }
  | {
      readonly kind: 'assertion'
      readonly clientId: string | null
      readonly assertion: string
      readonly isExchange: boolean
    }

/**
 * Reads the body of a token request. RFC 6749 sections 2.3.1 and 4.4.2, RFC 7523 section 2.2, RFC 8693 section 2.1.
 * @throws {OAuthError}
 */
export function readTokenRequest(form: URLSearchParams, authorization: string | undefined): TokenRequest {
  for (const name of new Set(form.keys()))
    if (form.getAll(name).length > 1) throw new OAuthError('invalid_request', `${name} is there more than once.`)
  const grant = form.get('grant_type')
  if (grant === null) throw new OAuthError('invalid_request', 'grant_type is missing; send client_credentials.')
  if (grant === tokenExchange) return readExchange(form)
  if (grant !== 'client_credentials') {
    throw new OAuthError('unsupported_grant_type', `Possible: client_credentials, ${tokenExchange}.`)
  }
  if (form.has('client_assertion') || form.has('client_assertion_type')) return readAssertion(form, authorization)
  return readSecret(form, authorization)
}

function readExchange(form: URLSearchParams): TokenRequest {
  const assertion = form.get('subject_token')
  if (assertion === null || !jwtTypes.includes(form.get('subject_token_type') ?? '')) {
    throw new OAuthError('invalid_request', `subject_token and subject_token_type=${jwtTypes[0]} are needed.`)
  }
  return { kind: 'assertion', clientId: form.get('client_id'), assertion, isExchange: true }
}

function readAssertion(form: URLSearchParams, authorization: string | undefined): TokenRequest {
  const assertion = form.get('client_assertion')
  if (assertion === null || form.get('client_assertion_type') !== assertionType) {
    throw new OAuthError('invalid_request', `client_assertion and client_assertion_type=${assertionType} are needed.`)
  }
  if (authorization !== undefined || form.has('client_secret')) throw twoWays()
  return { kind: 'assertion', clientId: form.get('client_id'), assertion, isExchange: false }
}

function readSecret(form: URLSearchParams, authorization: string | undefined): TokenRequest {
  const basic = authorization === undefined ? null : readBasic(authorization)
  if (basic !== null && form.has('client_secret')) throw twoWays()
  const clientId = basic?.clientId ?? form.get('client_id')
  const secret = basic?.secret ?? form.get('client_secret')
  if (clientId === null || secret === null)
    throw new OAuthError('invalid_client', 'Client id or client secret is missing.')
  return { kind: 'secret', clientId, secret }
}

/** Both parts are form-encoded before they are joined: RFC 6749 section 2.3.1. */
function readBasic(authorization: string): { readonly clientId: string; readonly secret: string } {
  const [scheme = '', encoded = ''] = authorization.trim().split(/\s+/u)
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (scheme.toLowerCase() !== 'basic' || colon === -1) {
    throw new OAuthError('invalid_client', 'The Authorization header is no HTTP Basic with client id and secret.')
  }
  return { clientId: formDecoded(text.slice(0, colon)), secret: formDecoded(text.slice(colon + 1)) }
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

function twoWays(): OAuthError {
  return new OAuthError('invalid_request', 'The client proves itself in more than one way; send one.')
}
