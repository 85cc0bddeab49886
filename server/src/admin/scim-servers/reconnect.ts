import { bindAccount } from '../route/bind.ts'
import { readServer } from './read.ts'
import { reconnectScimServer } from './routes.ts'

export const reconnectScimServerRoute = bindAccount(reconnectScimServer, async (call) => {
  await call.account.writes.reconnect(call.params.scimServerId, call.actor)
  return readServer(call.account, call.params.scimServerId, call.services.publicUrl)
})
