import { bindAccount } from '../route/bind.ts'
import { pageOf } from '../route/page.ts'
import { listActivity } from './routes.ts'
import { toActivityRow } from './row.ts'

export const listActivityRoute = bindAccount(listActivity, async ({ account, query }) => {
  const { scimServer: scimServerId, kind, outcome, person, search, after, from, to } = query
  const moment = (time: string | undefined) => (time === undefined ? undefined : new Date(time).toISOString())
  const filter = { scimServerId, kind, outcome, person, search, after, from: moment(from), to: moment(to) }
  const found = await account.reads.activity(filter, pageOf(query))
  return { items: found.items.map(toActivityRow), nextCursor: found.nextCursor, total: found.total }
})
