import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { concern, unmet } from '../../ending.ts'
import { expectList, expectStatus } from '../../expectations.ts'
import { PATCH_OP } from '../../resource.ts'
import { addressOf, expectValues, readBack } from '../../steps.ts'
import { line } from './line.ts'

const noContent = line(
  'users.no-content',
  'User tests with garbage: Patch userName, Patch active',
  'A PATCH without a path is answered by 204',
  'Nothing: Entra takes 200 with the person as well.',
  async (context) => {
    const user = await context.given.user()
    const userName = `${context.unique('patched')}@probe.example`
    const Operations = [
      { op: 'Replace', path: 'userName', value: userName },
      { op: 'Replace', path: 'active', value: false },
    ]
    const answer = await context.patch(addressOf('/Users', user), { schemas: [PATCH_OP], Operations })
    expectStatus(answer, [200, 204])
    expectValues(await readBack(context, addressOf('/Users', user)), { userName, active: false })
    if (answer.status !== 204) concern('status 204', 'status 200, which the RFC and Entra allow')
  },
)

const pageOfTwo = line(
  'lists.page-of-two',
  'User tests with garbage: Get paginated users',
  'startIndex=1 and count=2 give two people and say so',
  'Nothing in a cycle. Whoever reads the list in pages gets more than asked for.',
  async (context) => {
    for (let made = 0; made < 3; made += 1) await context.given.user()
    const list = expectList(await context.get('/Users?startIndex=1&count=2'))
    if (list.resources.length !== 2) unmet('2 in Resources', `${list.resources.length} in Resources`)
    if (list.itemsPerPage !== 2) unmet('"itemsPerPage": 2', `"itemsPerPage": ${String(list.itemsPerPage)}`)
  },
)

const unquoted = line(
  'lists.unquoted',
  'User tests with garbage: Get filters',
  'Values in a filter are understood without quotes, too',
  "Entra quotes them; Microsoft's own examples and tests do not.",
  async (context) => {
    const familyName = context.unique('employee')
    const user = await context.given.user({ name: { givenName: 'Probe', familyName } })
    const filters = [
      `name.FamilyName eq ${familyName} and (emails.Value co probe.example or emails.Value co example.org)`,
      `userName sw ${String(user['userName']).slice(0, -4)}`,
      `name.familyName eq ${familyName} and meta.Created gt 2015-10-10T14:38:21.8617979-07:00`,
    ]
    for (const filter of filters) {
      const answer = await context.get(`/Users?filter=${encodeURIComponent(filter)}`)
      if (answer.status === 400) concern('a filter without quotes to be understood', `status 400 for ${filter}`)
      expectList(answer, 1)
    }
  },
)

const firstOne = line(
  'inbound.first',
  'SCIM Inbound: Test connection',
  'count=1 gives one person and the number of all',
  'Nothing: this is for reading people out of the server.',
  async (context) => {
    for (let made = 0; made < 2; made += 1) await context.given.user()
    const list = expectList(await context.get('/Users?count=1'))
    if (list.resources.length !== 1) unmet('1 in Resources', `${list.resources.length} in Resources`)
    if (list.totalResults < 2) unmet('totalResults of all people', `totalResults ${list.totalResults}`)
  },
)

const activeOnes = line(
  'inbound.active',
  'SCIM Inbound: Full sync',
  'A filter by active gives those who are',
  'Nothing: this is for reading people out of the server.',
  async (context) => {
    const [on, off] = [await context.given.user(), await context.given.user({ active: false })]
    const among = `(id eq "${on.id}" or id eq "${off.id}")`
    expectOnly(await search(context, `active eq true and ${among}`), on.id)
  },
)

const changedOnes = line(
  'inbound.changed',
  'SCIM Inbound: Delta sync',
  'A filter by meta.lastModified gives those who changed since',
  'Nothing: this is for reading people out of the server.',
  async (context) => {
    const user = await context.given.user()
    const since = 'meta.lastModified gt "2015-10-10T14:38:21Z" and meta.lastModified lt "2999-01-01T00:00:00Z"'
    expectOnly(await search(context, `${since} and id eq "${user.id}"`), user.id)
    const later = `meta.lastModified gt "2999-01-01T00:00:00Z" and id eq "${user.id}"`
    expectList(await context.get(`/Users?startIndex=1&count=10&filter=${encodeURIComponent(later)}`), 0)
  },
)

async function search(context: CheckContext, filter: string): Promise<string[]> {
  const answer = await context.get(`/Users?startIndex=1&count=10&filter=${encodeURIComponent(filter)}`)
  return expectList(answer).resources.map(({ id }) => id)
}

function expectOnly(found: readonly string[], id: string): void {
  if (found.join() !== id) unmet(`only ${id}`, found.length === 0 ? 'nobody' : found.join(', '))
}

export const listLines: readonly Check[] = [noContent, pageOfTwo, unquoted, firstOne, activeOnes, changedOnes]
