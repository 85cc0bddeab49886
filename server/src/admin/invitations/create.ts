import { bindAccount } from '../route/bind.ts'
import { toInvitation } from './invitation.ts'
import { createInvitation } from './routes.ts'

export const createInvitationRoute = bindAccount(createInvitation, async ({ account, actor, body, services }) => {
  const { invitation, token } = await account.writes.invite(body.email.toLowerCase(), body.role, actor)
  return toInvitation(invitation, `${services.publicUrl}/invitation#token=${token}`)
})
