import { bindAccount } from '../route/bind.ts'
import { readServer } from './read.ts'
import { getScimServer } from './routes.ts'

export const getScimServerRoute = bindAccount(getScimServer, async ({ account, params, services }) =>
  readServer(account, params.scimServerId, services.publicUrl),
)
