import type { InvitationRecord } from '../../directory/operator-contract.ts'
import type { SignIn } from '../auth/sign-in.ts'
import { bindPublic } from '../route/bind.ts'
import { AdminProblem, badLink, invalid } from '../route/problem.ts'
import { acceptInvitation } from './routes.ts'

interface NewOperator {
  readonly name?: string | undefined
  readonly password?: string | undefined
}

async function createOperator(signIn: SignIn, invitation: InvitationRecord, body: NewOperator) {
  const { name, password } = body
  if (name === undefined || password === undefined) {
    throw invalid({
      ...(name === undefined ? { name: 'Enter your name.' } : {}),
      ...(password === undefined ? { password: 'Choose a password.' } : {}),
    })
  }
  const operatorId = await signIn.createOperator({ name, email: invitation.email, password })
  if (operatorId === null) {
    throw new AdminProblem({
      status: 409,
      code: 'conflict',
      message: `Somebody signs in with ${invitation.email} already.`,
      whatToDo: 'Sign in with that address, then open the invitation link again.',
    })
  }
  return { operatorId, name }
}

export const acceptInvitationRoute = bindPublic(acceptInvitation, async (call) => {
  const { installation, signIn } = call.services
  const invitation = await installation.invitation(call.body.token)
  if (invitation === null) throw badLink()
  const operator = call.caller ?? (await createOperator(signIn, invitation, call.body))
  const accountId = await installation.acceptInvitation(call.body.token, operator)
  if (accountId === null) throw badLink()
  if (call.caller === null) call.setCookies(await signIn.startSession(operator.operatorId, false))
  return { accountId }
})
