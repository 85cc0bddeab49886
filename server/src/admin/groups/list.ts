import type { GroupSummary } from '../../directory/read-contract.ts'
import { bindAccount } from '../route/bind.ts'
import { pageOf } from '../route/page.ts'
import { type GroupRow, listGroups } from './routes.ts'

export function toGroupRow(group: GroupSummary): GroupRow {
  const { id, scimServerId, displayName, externalId, memberCount, nestedCount, lastModified, source } = group
  return { id, scimServerId, displayName, externalId, memberCount, nestedCount, lastModified, source }
}

export const listGroupsRoute = bindAccount(listGroups, async ({ account, query }) => {
  const by = query.sort.endsWith('name') ? 'name' : 'lastModified'
  const found = await account.reads.groups(
    { search: query.search, scimServerId: query.scimServer },
    { by, descending: query.sort.startsWith('-') },
    pageOf(query),
  )
  return { items: found.items.map(toGroupRow), nextCursor: found.nextCursor, total: found.total }
})
