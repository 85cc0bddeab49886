import { bindAccount } from '../route/bind.ts'
import { readServer } from './read.ts'
import { disconnectScimServer } from './routes.ts'

export const disconnectScimServerRoute = bindAccount(disconnectScimServer, async (call) => {
  await call.account.writes.disconnect(call.params.scimServerId, call.actor)
  return readServer(call.account, call.params.scimServerId, call.services.publicUrl)
})
