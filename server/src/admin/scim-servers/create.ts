import { bindAccount } from '../route/bind.ts'
import { chosen } from './chosen.ts'
import { readServer } from './read.ts'
import { createScimServer } from './routes.ts'

export const createScimServerRoute = bindAccount(createScimServer, async ({ account, actor, body, services }) => {
  const { id, secretToken } = await account.writes.createScimServer(body.name, chosen(body.settings ?? {}), actor)
  return { server: await readServer(account, id, services.publicUrl), secretToken }
})
