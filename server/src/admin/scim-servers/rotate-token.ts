import { bindAccount } from '../route/bind.ts'
import { rotateToken } from './routes.ts'

export const rotateTokenRoute = bindAccount(rotateToken, async ({ account, actor, params }) =>
  account.writes.rotateToken(params.scimServerId, actor),
)
