import { readOidc } from '../oidc/settings.ts'
import { bindPublic } from '../route/bind.ts'
import { getSignInOptions } from './routes.ts'

export const getSignInOptionsRoute = bindPublic(getSignInOptions, async ({ services }) => {
  const provider = await readOidc(services.installation)
  if (provider === null) return { password: true, microsoft: null }
  return {
    password: true,
    microsoft: { name: provider.tenantId === null ? new URL(provider.issuer).host : 'Microsoft' },
  }
})
