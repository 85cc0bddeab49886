import { bindAccount } from '../route/bind.ts'
import { renameAccount } from './routes.ts'

export const renameAccountRoute = bindAccount(renameAccount, async ({ account, actor, body, membership }) => {
  await account.writes.rename(body.name, actor)
  return { id: membership.id, name: body.name, role: membership.role }
})
