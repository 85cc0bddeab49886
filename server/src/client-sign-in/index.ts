/**
 * Owns how a SCIM client proves who it is beyond the Secret Token: the token endpoint (OAuth 2.0 client credentials),
 * access tokens, and assertions that Microsoft Entra signs (workload identity). Owns no credential: those are the
 * directory's. `server.ts` puts it between the listener and `protocol`.
 */
export { type ClientSignIn, createClientSignIn } from './client-sign-in.ts'
export { addTokenEndpoint } from './token-endpoint.ts'
