import { bindAccount } from '../route/bind.ts'
import { notFound } from '../route/problem.ts'
import { toOperator } from './operator.ts'
import { changeOperatorRole } from './routes.ts'

export const changeOperatorRoleRoute = bindAccount(changeOperatorRole, async (call) => {
  const { operatorId } = call.params
  await call.account.writes.changeRole(operatorId, call.body.role, call.actor)
  const profile = (await call.services.signIn.profiles([operatorId])).get(operatorId)
  if (profile === undefined) throw notFound()
  return toOperator({ operatorId, role: call.body.role }, profile)
})
