import { bindAccount } from '../route/bind.ts'
import { deleteInvitation } from './routes.ts'

export const deleteInvitationRoute = bindAccount(deleteInvitation, async ({ account, actor, params }) => {
  await account.writes.withdrawInvitation(params.invitationId, actor)
  return undefined
})
