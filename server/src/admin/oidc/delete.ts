import { bindOperator } from '../route/bind.ts'
import { deleteOidc } from './routes.ts'
import { writeOidc } from './settings.ts'

export const deleteOidcRoute = bindOperator(deleteOidc, async ({ actor, services }) => {
  await writeOidc(services.installation, null, actor)
  services.signIn.settingsChanged()
  return undefined
})
