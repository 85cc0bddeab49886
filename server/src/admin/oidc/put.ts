import { bindOperator } from '../route/bind.ts'
import { putOidc } from './routes.ts'
import { providerFrom, readOidc, shown, writeOidc } from './settings.ts'

export const putOidcRoute = bindOperator(putOidc, async ({ actor, body, services }) => {
  const provider = providerFrom(body, await readOidc(services.installation))
  await writeOidc(services.installation, provider, actor)
  services.signIn.settingsChanged()
  return shown(provider, services.publicUrl)
})
