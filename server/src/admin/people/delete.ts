import { bindAccount } from '../route/bind.ts'
import { deletePerson } from './routes.ts'

export const deletePersonRoute = bindAccount(deletePerson, async ({ account, actor, params }) => {
  await account.writes.deletePerson(params.userId, actor)
  return undefined
})
