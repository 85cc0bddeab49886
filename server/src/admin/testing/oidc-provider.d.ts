/** The parts of `oidc-provider` that the tests use; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface Account {
    readonly accountId: string
    claims(): Promise<Record<string, unknown>>
  }

  export interface Configuration {
    readonly clients: readonly Record<string, unknown>[]
    readonly claims: Readonly<Record<string, readonly string[]>>
    readonly conformIdTokenClaims: boolean
    readonly findAccount: (context: unknown, id: string) => Promise<Account>
    readonly features: Readonly<Record<string, { readonly enabled: boolean }>>
    readonly cookies: { readonly keys: readonly string[] }
    readonly pkce: { readonly required: () => boolean }
    readonly ttl: Readonly<Record<string, number>>
  }

  export default class Provider {
    constructor(issuer: string, configuration: Configuration)
    callback(): (request: IncomingMessage, response: ServerResponse) => void
  }
}
