import { bindAccount } from '../route/bind.ts'
import { readServer } from './read.ts'
import { removeWorkloadIdentity, setWorkloadIdentity } from './routes.ts'

export const setWorkloadIdentityRoute = bindAccount(
  setWorkloadIdentity,
  async ({ account, actor, body, params, services }) => {
    await account.writes.setWorkloadIdentity(params.scimServerId, body, actor)
    return readServer(account, params.scimServerId, services.publicUrl)
  },
)

export const removeWorkloadIdentityRoute = bindAccount(removeWorkloadIdentity, async ({ account, actor, params }) => {
  await account.writes.removeWorkloadIdentity(params.scimServerId, actor)
  return undefined
})
