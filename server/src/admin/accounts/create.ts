import { bindOperator } from '../route/bind.ts'
import { createAccount } from './routes.ts'

export const createAccountRoute = bindOperator(createAccount, async ({ actor, body, caller, services }) => {
  const id = await services.installation.createAccount(body.name, caller.operatorId, actor)
  return { id, name: body.name, role: 'owner' as const }
})
