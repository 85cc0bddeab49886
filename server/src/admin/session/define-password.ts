import { bindOperator } from '../route/bind.ts'
import { AdminProblem } from '../route/problem.ts'
import { definePassword } from './routes.ts'

export const definePasswordRoute = bindOperator(definePassword, async ({ body, caller, services, setCookies }) => {
  if (!caller.byLink) {
    throw new AdminProblem({
      status: 403,
      code: 'forbidden',
      message: 'The present password is needed to choose another one.',
      whatToDo: 'Change it under Settings, or sign in with a new one-time link (npm run -s dynasend -- sign-in-link).',
    })
  }
  await services.signIn.definePassword(caller.operatorId, body.newPassword)
  setCookies(await services.signIn.startSession(caller.operatorId, false))
  return undefined
})
