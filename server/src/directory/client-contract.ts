/** What the directory offers to `client-sign-in`: what a SCIM client may prove itself with, and the caller behind it. */
import type { ScimCaller, ScimServerId } from './contract.ts'

/** Whose signature is taken. `operator`: the authority that this installation's configuration names. */
export type Cloud = 'global' | 'usGovernment' | 'china' | 'operator'

/** Which assertions a SCIM server takes instead of a secret. */
export interface WorkloadIdentity {
  readonly cloud: Cloud
  /** The Entra tenant, a GUID. */
  readonly tenantId: string
  /** The `appid` or `azp` of the assertions, a GUID. */
  readonly applicationId: string
  /** The `sub` of the assertions; null: whatever the application signs with. */
  readonly subject: string | null
  /** Whether Entra's own token may come with each call, without the token endpoint. */
  readonly direct: boolean
}

/** The id of a credential in an access token: a client secret's key id, or this for the workload identity. */
export const workloadCredential = 'workload-identity'

export interface ClientCredentials {
  /** The key id of a live client secret of that SCIM server, or null: unknown, revoked, expired, of another one alike. */
  clientSecret(scimServerId: ScimServerId, secret: string): Promise<string | null>
  workloadIdentity(scimServerId: ScimServerId): Promise<WorkloadIdentity | null>
  /** Takes an assertion out of use, durably. False: it was used before. @param until when it ends by itself */
  spend(scimServerId: ScimServerId, digest: string, until: Date): Promise<boolean>
  /** The caller behind a credential that still lives, or null. Remembers that it was used. */
  caller(scimServerId: ScimServerId, credentialId: string): Promise<ScimCaller | null>
  /** Keeps why an assertion with a good signature was refused, for the admin who sets it up. Never fails. */
  noteRefusal(scimServerId: ScimServerId, reason: string): Promise<void>
}
