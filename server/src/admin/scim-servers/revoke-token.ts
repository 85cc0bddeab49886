import { bindAccount } from '../route/bind.ts'
import { revokeToken } from './routes.ts'

export const revokeTokenRoute = bindAccount(revokeToken, async ({ account, actor, params }) => {
  await account.writes.revokeToken(params.scimServerId, params.tokenId, actor)
  return undefined
})
