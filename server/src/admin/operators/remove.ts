import { bindAccount } from '../route/bind.ts'
import { removeOperator } from './routes.ts'

export const removeOperatorRoute = bindAccount(removeOperator, async ({ account, actor, params }) => {
  await account.writes.removeMember(params.operatorId, actor)
  return undefined
})
