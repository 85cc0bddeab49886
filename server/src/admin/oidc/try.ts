import { z } from 'zod'
import { discoveryUrl } from '../auth/oidc-provider.ts'
import { bindOperator } from '../route/bind.ts'
import { testOidc } from './routes.ts'
import { providerFrom, readOidc } from './settings.ts'

const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
})

const timeoutMilliseconds = 8_000

async function readDiscovery(issuer: string): Promise<z.infer<typeof Discovery> | null> {
  try {
    const response = await fetch(discoveryUrl(issuer), {
      signal: AbortSignal.timeout(timeoutMilliseconds),
      redirect: 'error',
      headers: { accept: 'application/json' },
    })
    const read = Discovery.safeParse(await response.json())
    return read.success ? read.data : null
  } catch {
    return null
  }
}

export const testOidcRoute = bindOperator(testOidc, async ({ body, services }) => {
  const provider = providerFrom(body, await readOidc(services.installation))
  const discovery = await readDiscovery(provider.issuer)
  if (discovery === null) {
    return {
      ok: false,
      message: `${discoveryUrl(provider.issuer)} did not answer with an OpenID configuration.`,
      what_to_do: 'Check the Directory (tenant) ID, and that this server may reach the provider.',
    }
  }
  if (discovery.issuer !== provider.issuer) {
    return {
      ok: false,
      message: 'The provider calls itself by another issuer than the one entered.',
      what_to_do: `Enter the issuer exactly as the provider names it: ${discovery.issuer}`,
    }
  }
  return { ok: true, message: 'The provider answered and its issuer is the one entered.', what_to_do: null }
})
