import { bindAccount } from '../route/bind.ts'
import { toOperator } from './operator.ts'
import { listOperators } from './routes.ts'

export const listOperatorsRoute = bindAccount(listOperators, async ({ account, services }) => {
  const members = await account.members()
  const profiles = await services.signIn.profiles(members.map(({ operatorId }) => operatorId))
  const items = members.flatMap((member) => {
    const profile = profiles.get(member.operatorId)
    return profile === undefined ? [] : [toOperator(member, profile)]
  })
  return { items: items.sort((a, b) => a.name.localeCompare(b.name)) }
})
