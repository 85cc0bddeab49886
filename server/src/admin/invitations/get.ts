import { bindPublic } from '../route/bind.ts'
import { badLink } from '../route/problem.ts'
import { getInvitation } from './routes.ts'

export const getInvitationRoute = bindPublic(getInvitation, async ({ params, services }) => {
  const record = await services.installation.invitation(params.token)
  if (record === null) throw badLink()
  const { accountName, email, role, expiresAt } = record
  return { accountName, email, role, expiresAt, hasOperator: await services.signIn.hasOperator(email) }
})
