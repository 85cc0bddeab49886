import { bindAccount } from '../route/bind.ts'
import { chosen } from './chosen.ts'
import { readServer } from './read.ts'
import { changeScimServer } from './routes.ts'

export const changeScimServerRoute = bindAccount(changeScimServer, async (call) => {
  const { account, actor, body, params, services } = call
  const change = { name: body.name, settings: body.settings === undefined ? undefined : chosen(body.settings) }
  await account.writes.changeScimServer(params.scimServerId, change, actor)
  return readServer(account, params.scimServerId, services.publicUrl)
})
