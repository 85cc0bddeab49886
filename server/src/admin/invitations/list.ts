import { bindAccount } from '../route/bind.ts'
import { toInvitation } from './invitation.ts'
import { listInvitations } from './routes.ts'

export const listInvitationsRoute = bindAccount(listInvitations, async ({ account }) => ({
  items: (await account.invitations()).map((record) => toInvitation(record, null)),
}))
