import { type BoundRoute, bindAccount } from '../route/bind.ts'
import { invalid, notFound } from '../route/problem.ts'
import * as routes from './routes.ts'

const exportPerson = bindAccount(routes.exportPerson, async ({ actor, membership, params, services }) =>
  JSON.stringify(await services.privacy.account(membership.id).export(params.userId, actor), null, 2),
)

const erasePerson = bindAccount(routes.erasePerson, async ({ account, actor, body, membership, params, services }) => {
  const person = await account.reads.person(params.userId)
  if (person === null) throw notFound()
  if (person.document['userName'] !== body.userName)
    throw invalid({ userName: 'This is not the user name of the person.' })
  return services.privacy.account(membership.id).erase(params.userId, actor)
})

const listErasures = bindAccount(routes.listErasures, async ({ membership, services }) => ({
  items: [...(await services.privacy.account(membership.id).erasures())],
}))

export const privacyRoutes: readonly BoundRoute[] = [exportPerson, erasePerson, listErasures]
