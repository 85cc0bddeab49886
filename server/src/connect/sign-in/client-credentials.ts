import { holdToken, type SignedIn } from './held-token.ts'
import { postForm, readToken, refusedSignIn, type SignInParts } from './token-endpoint.ts'

export interface ClientCredentials extends SignInParts {
  readonly clientSecret: string
  /** Graph's address; the scope is `<address>/.default`. */
  readonly graph: string
}

/** Signs a program in for itself (Microsoft: "OAuth 2.0 client credentials flow"). The secret stays in memory. */
export function signInAsProgram(parts: ClientCredentials): SignedIn {
  const form = {
    grant_type: 'client_credentials',
    client_id: parts.clientId,
    client_secret: parts.clientSecret,
    scope: `${parts.graph}/.default`,
  }
  const ask = async (_last: unknown, signal: AbortSignal) => {
    const answer = await postForm(parts, 'token', form, signal)
    if ('error' in answer) throw refusedSignIn(answer.error, answer.description)
    return readToken(answer.ok)
  }
  const held = holdToken(null, ask, parts.now ?? Date.now)
  return { ...held, name: `App registration ${parts.clientId}`, tenantId: parts.tenant }
}
