import { bindAccount } from '../route/bind.ts'
import { addClientSecret } from './routes.ts'

export const addClientSecretRoute = bindAccount(addClientSecret, async ({ account, actor, params }) => {
  const { id, secretToken: clientSecret } = await account.writes.addClientSecret(params.scimServerId, actor)
  return { id, clientSecret }
})
