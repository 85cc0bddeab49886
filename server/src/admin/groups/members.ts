import { bindAccount } from '../route/bind.ts'
import { pageOf } from '../route/page.ts'
import { notFound } from '../route/problem.ts'
import { listMembers } from './routes.ts'

export const listMembersRoute = bindAccount(listMembers, async ({ account, params, query }) => {
  const filter = { search: query.search, kind: query.kind }
  const found = await account.reads.members(params.groupId, filter, pageOf(query))
  if (found === null) throw notFound()
  return { items: [...found.items], nextCursor: found.nextCursor, total: found.total }
})
