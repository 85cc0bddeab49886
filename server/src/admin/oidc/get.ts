import { bindOperator } from '../route/bind.ts'
import { getOidc } from './routes.ts'
import { readOidc, redirectUri, shown } from './settings.ts'

export const getOidcRoute = bindOperator(getOidc, async ({ services }) => {
  const provider = await readOidc(services.installation)
  return {
    settings: provider === null ? null : shown(provider, services.publicUrl),
    redirectUri: redirectUri(services.publicUrl),
  }
})
