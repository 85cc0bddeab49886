import { bindAccount } from '../route/bind.ts'
import { readAttributes } from './read.ts'
import { listAttributesSeen } from './routes.ts'

export const listAttributesSeenRoute = bindAccount(listAttributesSeen, async ({ account, query }) => ({
  items: await readAttributes(account, query.scimServer),
}))
