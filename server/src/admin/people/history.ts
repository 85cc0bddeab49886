import { bindAccount } from '../route/bind.ts'
import { pageOf } from '../route/page.ts'
import { notFound } from '../route/problem.ts'
import { labelOf } from './labels.ts'
import { getPersonHistory } from './routes.ts'

export const getPersonHistoryRoute = bindAccount(getPersonHistory, async ({ account, params, query }) => {
  const found = await account.reads.personHistory(params.userId, pageOf(query))
  if (found === null) throw notFound()
  const items = found.items.map((event) => ({
    ...event,
    changes: event.changes.map((change) => ({ ...change, label: labelOf(change.path) })),
  }))
  return { items, nextCursor: found.nextCursor, total: found.total }
})
