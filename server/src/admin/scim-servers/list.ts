import { bindAccount } from '../route/bind.ts'
import { listScimServers } from './routes.ts'
import { toScimServer } from './server.ts'

export const listScimServersRoute = bindAccount(listScimServers, async ({ account, services }) => ({
  items: (await account.scimServers()).map((server) => toScimServer(server, services.publicUrl)),
}))
