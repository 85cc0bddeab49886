import type { PeopleSort } from '../../directory/read-contract.ts'
import { bindAccount } from '../route/bind.ts'
import { pageOf } from '../route/page.ts'
import { toRow } from './person.ts'
import { listPeople } from './routes.ts'

export const listPeopleRoute = bindAccount(listPeople, async ({ account, query }) => {
  const filter = {
    search: query.search,
    active: query.active === undefined ? undefined : query.active === 'true',
    scimServerId: query.scimServer,
    groupId: query.group,
    department: query.department,
    source: query.source,
    missing: query.missing,
  }
  const by = query.sort.replace('-', '') as PeopleSort
  const found = await account.reads.people(filter, { by, descending: query.sort.startsWith('-') }, pageOf(query))
  return { items: found.items.map(toRow), nextCursor: found.nextCursor, total: found.total }
})
