import { bindAccount } from '../route/bind.ts'
import { revealToken } from './routes.ts'

export const revealTokenRoute = bindAccount(revealToken, async ({ account, actor, params }) => ({
  secretToken: await account.writes.revealToken(params.scimServerId, params.tokenId, actor),
}))
