import { installationChain } from '../../audit/index.ts'
import { bindOperator } from '../route/bind.ts'
import { AdminProblem } from '../route/problem.ts'
import { definePassword } from './routes.ts'

export const definePasswordRoute = bindOperator(
  definePassword,
  async ({ actor, body, caller, services, setCookies }) => {
    if (!caller.byLink) {
      throw new AdminProblem({
        status: 403,
        code: 'forbidden',
        message: 'The present password is needed to choose another one.',
        whatToDo:
          'Change it under Settings, or sign in with a new one-time link (npm run -s dynasend -- sign-in-link).',
      })
    }
    const entry = { accountId: installationChain, action: 'operator.password', subject: caller.operatorId }
    await services.audit.append(actor, { ...entry, words: 'chose a password after a one-time link' })
    await services.signIn.definePassword(caller.operatorId, body.newPassword)
    setCookies(await services.signIn.startSession(caller.operatorId, false))
    return undefined
  },
)
