import { type BoundRoute, bindAccount } from '../route/bind.ts'
import { AdminProblem, notFound } from '../route/problem.ts'
import * as routes from './routes.ts'

const listPhotos = bindAccount(routes.listPhotos, async ({ membership, services }) => ({
  items: (await services.desk.account(membership.id).photos()).map(({ personId: userId, ...photo }) => ({
    userId,
    ...photo,
  })),
}))

const getPhoto = bindAccount(routes.getPhoto, async ({ membership, params, services }) => {
  const bytes = await services.desk.account(membership.id).photo(params.userId)
  if (bytes === null) throw notFound()
  return Buffer.from(bytes)
})

const decidePhoto = bindAccount(routes.decidePhoto, async ({ actor, body, membership, params, services }) => {
  await services.desk.account(membership.id).decide(params.userId, body, actor)
  return undefined
})

const makePortalLink = bindAccount(routes.makePortalLink, async ({ actor, membership, params, services }) => {
  const url = await services.desk.account(membership.id).link(params.userId, actor)
  if (url !== null) return { url }
  throw new AdminProblem({
    status: 409,
    code: 'conflict',
    message: 'This person got as many links as an hour allows.',
    whatToDo: 'Use the one that was made last, or wait for an hour.',
  })
})

export const photosRoutes: readonly BoundRoute[] = [listPhotos, getPhoto, decidePhoto, makePortalLink]
