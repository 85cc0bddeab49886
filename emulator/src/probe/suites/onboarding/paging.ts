import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { unmet } from '../../ending.ts'
import { expectList } from '../../expectations.ts'
import { line } from './line.ts'

const PAGE = 5
const OBJECTS = 11
const PAGES = 3

const users = line(
  'direct.user-paging',
  '23 SCIM_User_Pagination_Test',
  'mandatory',
  'People are paged by startIndex and count, each of them once',
  'Whoever reads the list, such as an import, misses people or sees them twice.',
  async (context) => {
    for (let made = 0; made < OBJECTS; made += 1) await context.given.user()
    await expectPages(context, '/Users')
  },
)

const groups = line(
  'direct.group-paging',
  '24 SCIM_Group_Pagination_Test (optional)',
  'recommended',
  'Groups are paged by startIndex and count, each of them once',
  'Whoever reads the list, such as an import, misses groups or sees them twice.',
  async (context) => {
    for (let made = 0; made < OBJECTS; made += 1) await context.given.group()
    await expectPages(context, '/Groups')
  },
)

async function expectPages(context: CheckContext, collection: '/Users' | '/Groups'): Promise<void> {
  const seen = new Set<string>()
  for (let page = 0; page < PAGES; page += 1) {
    const startIndex = page * PAGE + 1
    const list = expectList(await context.get(`${collection}?startIndex=${startIndex}&count=${PAGE}`))
    const wanted = Math.min(PAGE, list.totalResults - startIndex + 1)
    if (list.totalResults < OBJECTS) unmet(`totalResults of at least ${OBJECTS}`, String(list.totalResults))
    if (list.startIndex !== startIndex) unmet(`"startIndex": ${startIndex}`, `"startIndex": ${String(list.startIndex)}`)
    if (list.resources.length !== wanted) unmet(`${wanted} in Resources`, `${list.resources.length} in Resources`)
    if (list.itemsPerPage !== wanted && list.itemsPerPage !== PAGE) {
      unmet(`"itemsPerPage": ${wanted}`, `"itemsPerPage": ${String(list.itemsPerPage)}`)
    }
    for (const { id } of list.resources) {
      if (seen.has(id)) unmet('each object on one page only', `${id} on two pages`)
      seen.add(id)
    }
  }
}

export const pagingLines: readonly Check[] = [users, groups]
