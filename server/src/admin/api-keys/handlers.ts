import { KeyLimitError } from '../../delivery/index.ts'
import { type BoundRoute, bindAccount } from '../route/bind.ts'
import { AdminProblem } from '../route/problem.ts'
import * as routes from './routes.ts'

const listApiKeys = bindAccount(routes.listApiKeys, async ({ membership, services }) => ({
  items: (await services.delivery.account(membership.id).keys()).map(({ scopes, ...key }) => ({
    ...key,
    scopes: [...scopes],
  })),
}))

const createApiKey = bindAccount(routes.createApiKey, async ({ actor, body, membership, services }) => {
  try {
    return await services.delivery.account(membership.id).createKey(body, actor)
  } catch (error) {
    if (!(error instanceof KeyLimitError)) throw error
    throw new AdminProblem({
      status: 409,
      code: 'conflict',
      message: 'There are too many keys.',
      whatToDo: error.message,
    })
  }
})

const revokeApiKey = bindAccount(routes.revokeApiKey, async ({ actor, membership, params, services }) => {
  await services.delivery.account(membership.id).revokeKey(params.keyId, actor)
  return undefined
})

export const apiKeysRoutes: readonly BoundRoute[] = [listApiKeys, createApiKey, revokeApiKey]
