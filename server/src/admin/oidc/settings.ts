import { z } from 'zod'
import type { Actor, Installation } from '../../directory/operator-contract.ts'
import { microsoftIssuer } from '../auth/oidc-provider.ts'
import type { OidcProvider } from '../auth/options.ts'
import { invalid } from '../route/problem.ts'

const key = 'oidc'

const Stored = z.object({
  tenantId: z.string().nullable(),
  issuer: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
})

export async function readOidc(installation: Installation): Promise<OidcProvider | null> {
  const stored = await installation.readSetting(key)
  return stored === null ? null : Stored.parse(JSON.parse(stored))
}

export async function writeOidc(
  installation: Installation,
  provider: OidcProvider | null,
  actor: Actor,
): Promise<void> {
  await installation.writeSetting(key, provider === null ? null : JSON.stringify(provider), actor)
}

interface Entered {
  readonly tenantId?: string | undefined
  readonly issuer?: string | undefined
  readonly clientId: string
  readonly clientSecret?: string | undefined
}

/** Plain http is for a provider on this machine only. */
function checkIssuer(issuer: string): void {
  const { protocol, hostname } = new URL(issuer)
  const local = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  if (protocol === 'https:' || (protocol === 'http:' && local)) return
  throw invalid({ issuer: 'Use an https address: over http somebody else could answer in its place.' })
}

/** What an owner typed, completed by what is stored. @throws {AdminProblem} naming the field that is missing. */
export function providerFrom(entered: Entered, stored: OidcProvider | null): OidcProvider {
  const tenantId = entered.tenantId?.toLowerCase() ?? null
  const issuer = tenantId === null ? entered.issuer : microsoftIssuer(tenantId)
  if (issuer === undefined) throw invalid({ tenantId: 'Enter the Directory (tenant) ID.' })
  checkIssuer(issuer)
  // A stored secret belongs to the provider that it was entered for; another one must not receive it.
  const sameProvider = stored !== null && stored.issuer === issuer && stored.clientId === entered.clientId
  const clientSecret = entered.clientSecret ?? (sameProvider ? stored.clientSecret : undefined)
  if (clientSecret === undefined) throw invalid({ clientSecret: 'Enter the client secret.' })
  return { tenantId, issuer, clientId: entered.clientId, clientSecret }
}

export const redirectUri = (publicUrl: string): string => `${publicUrl}/api/auth/callback/microsoft`

export const shown = (provider: OidcProvider, publicUrl: string) => ({
  tenantId: provider.tenantId,
  issuer: provider.issuer,
  clientId: provider.clientId,
  hasClientSecret: true,
  redirectUri: redirectUri(publicUrl),
})
