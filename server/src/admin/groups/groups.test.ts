import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ScimCaller } from '../../directory/contract.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { callFacts, connect, created, openDashboard, provision, type TestDashboard } from '../testing/dashboard.ts'
import type { GroupRow, MemberRow } from './routes.ts'

interface List<T> {
  items: T[]
  nextCursor: string | null
  total: number
}

describeDatabases('groups', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let base: string
  let caller: ScimCaller
  const people: string[] = []
  let sales: string
  let everybody: string
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    owner = made.client
    base = `/api/accounts/${made.accountId}/groups`
    caller = (await connect(dashboard, owner, made.accountId)).caller
    for (const [index, displayName] of ['Anna Berg', 'Björn Ångström', 'Chen Wei'].entries())
      people.push(
        await provision(dashboard, caller, { userName: `p${index}@nordwind.example`, displayName, title: `T${index}` }),
      )
    sales = await group('Sales 100%', people.slice(0, 2), { externalId: 'object-1' })
    everybody = await group('All Users', [...people, sales])
    await group('Ärzte', [])
  })
  afterAll(() => dashboard.close())

  const group = async (displayName: string, members: readonly string[], more: object = {}): Promise<string> => {
    const call = { call: callFacts('POST', '/Groups'), ...created }
    const ids = members.map((value) => ({ value }))
    return (await dashboard.scim.scim(caller).groups.create({ displayName, ...more }, ids, call)).id
  }
  const list = async (query = '') => (await owner.get(`${base}?${query}`)).json as List<GroupRow>
  const members = async (id: string, query = '') =>
    (await owner.get(`${base}/${id}/members?${query}`)).json as List<MemberRow>

  it('are listed with how many members and nested groups they have', async () => {
    const { items, total } = await list()
    expect(total).toBe(3)
    expect(items.map(({ displayName, memberCount, nestedCount }) => [displayName, memberCount, nestedCount])).toEqual([
      ['All Users', 4, 1],
      ['Sales 100%', 2, 0],
      ['Ärzte', 0, 0],
    ])
    expect(items[1]).toMatchObject({
      id: sales,
      externalId: 'object-1',
      source: 'scim',
      scimServerId: caller.scimServerId,
    })
  })

  it.each([
    ['search=users', ['All Users']],
    ['search=%C3%84RZ', ['Ärzte']],
    ['search=0%25', ['Sales 100%']],
    ['search=%25%25', []],
    ['sort=-name&limit=1', ['Ärzte']],
    ['scimServer=absent', []],
  ])('%s finds %j', async (query, expected) => {
    expect((await list(query)).items.map(({ displayName }) => displayName)).toEqual(expected)
  })

  it('go page by page, each once', async () => {
    const first = await list('limit=2')
    const second = await list(`limit=2&cursor=${first.nextCursor}`)
    expect([...first.items, ...second.items].map(({ displayName }) => displayName)).toEqual([
      'All Users',
      'Sales 100%',
      'Ärzte',
    ])
    expect(second.nextCursor).toBeNull()
  })

  it('have a page with the groups that hold them, and the resource without members', async () => {
    const details = (await owner.get(`${base}/${sales}`)).json
    expect(details).toMatchObject({
      displayName: 'Sales 100%',
      parents: [{ id: everybody, displayName: 'All Users' }],
      resource: { id: sales, displayName: 'Sales 100%', externalId: 'object-1', meta: { resourceType: 'Group' } },
      editable: false,
    })
    expect(JSON.stringify(details)).not.toContain(people[0])
  })

  it('show their direct members, people and groups, by name', async () => {
    const all = await members(everybody)
    expect(all.items.map(({ displayName, kind }) => [displayName, kind])).toEqual([
      ['Anna Berg', 'User'],
      ['Björn Ångström', 'User'],
      ['Chen Wei', 'User'],
      ['Sales 100%', 'Group'],
    ])
    expect(all.total).toBe(4)
    expect(all.items[0]).toEqual({
      id: people[0],
      kind: 'User',
      displayName: 'Anna Berg',
      userName: 'p0@nordwind.example',
      title: 'T0',
      active: true,
    })
    expect((await members(everybody, 'kind=Group')).items.map(({ id }) => id)).toEqual([sales])
    expect((await members(everybody, 'search=BJ%C3%96')).items.map(({ displayName }) => displayName)).toEqual([
      'Björn Ångström',
    ])
    expect((await members(everybody, 'search=%25')).total).toBe(0)
  })

  it('page through members, each once', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const page = await members(everybody, `limit=3${cursor}`)
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
    } while (cursor !== '')
    expect(seen).toEqual([...people, sales])
  })

  it('of another account, and people, are no groups', async () => {
    const other = (await owner.post('/api/accounts', { name: 'Other' })).json as { id: string }
    await connect(dashboard, owner, other.id)
    for (const path of [`/api/accounts/${other.id}/groups/${sales}`, `${base}/${people[0]}`, `${base}/absent`]) {
      expect((await owner.get(path)).status).toBe(404)
      expect((await owner.get(`${path}/members`)).status).toBe(404)
    }
    expect((await owner.get(`/api/accounts/${other.id}/groups`)).json).toMatchObject({ items: [], total: 0 })
  })
})
