import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ScimCaller } from '../../directory/contract.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { callFacts, connect, created, openDashboard, provision, type TestDashboard } from '../testing/dashboard.ts'
import type { Person, PersonRow } from './shapes.ts'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

const document = (userName: string, displayName: string, more: object = {}) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
  userName: `${userName}@nordwind.example`,
  displayName,
  active: true,
  name: { givenName: displayName.split(' ')[0] ?? '', familyName: displayName.split(' ')[1] ?? '' },
  emails: [{ type: 'work', primary: true, value: `${userName}@nordwind.example` }],
  ...more,
})

interface List {
  items: PersonRow[]
  nextCursor: string | null
  total: number
}

describeDatabases('people', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let base: string
  let caller: ScimCaller
  const ids: Record<string, string> = {}
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    owner = made.client
    base = `/api/accounts/${made.accountId}/users`
    caller = (await connect(dashboard, owner, made.accountId)).caller
    const add = async (name: string, shown: string, more: object = {}) => {
      ids[name] = await provision(dashboard, caller, document(name, shown, more))
    }
    await add('anna', 'Anna Berg', { title: 'Head of Sales', [enterprise]: { department: 'Sales' }, externalId: 'e1' })
    await add('bjorn', 'Björn Ångström', {
      title: 'Engineer',
      [enterprise]: { department: 'R&D', manager: { value: ids['anna'] } },
    })
    await add('chen', '陈 伟', {
      [enterprise]: { department: 'R&D' },
      phoneNumbers: [{ type: 'mobile', value: '+86 1' }],
    })
    await add('dora', 'Dora Özil', { active: false, timezone: 'https://nordwind.example/dora' })
    await add('eve', '<b>Eve</b> 100%_x', { title: "'; drop table resources" })
  })
  afterAll(async () => dashboard.close())

  const list = async (query: string): Promise<List> => (await owner.get(`${base}?${query}`)).json as List
  const names = async (query: string) => (await list(query)).items.map(({ displayName }) => displayName)

  it('are listed by name with what a row shows', async () => {
    const { items, total, nextCursor } = await list('')
    expect(items.map(({ displayName }) => displayName)).toEqual([
      '<b>Eve</b> 100%_x',
      'Anna Berg',
      'Björn Ångström',
      'Dora Özil',
      '陈 伟',
    ])
    expect(total).toBe(5)
    expect(nextCursor).toBeNull()
    expect(items[1]).toMatchObject({
      id: ids['anna'],
      userName: 'anna@nordwind.example',
      email: 'anna@nordwind.example',
      title: 'Head of Sales',
      department: 'Sales',
      phone: null,
      active: true,
      source: 'scim',
    })
  })

  it.each([
    ['search=anna', ['Anna Berg']],
    ['search=Berg', ['Anna Berg']],
    ['search=berg,%20anna', ['Anna Berg']],
    ['search=%C3%85NGSTR%C3%96M', ['Björn Ångström']],
    ['search=%E9%99%88', ['陈 伟']],
    ['search=head', ['Anna Berg']],
    ['search=r%26d', ['Björn Ångström', '陈 伟']],
    ['search=dora@nordwind.example', ['Dora Özil']],
    ['search=%25', []],
    ['search=anna%20dora', []],
    ['active=false', ['Dora Özil']],
    ['department=R%26D&active=true', ['Björn Ångström', '陈 伟']],
    ['missing=title', ['Dora Özil', '陈 伟']],
    ['missing=phone&search=anna', ['Anna Berg']],
    ['source=manual', []],
    ['sort=-name&limit=2', ['陈 伟', 'Dora Özil']],
    ['sort=title&limit=1&search=engineer', ['Björn Ångström']],
  ])('%s finds %j', async (query, expected) => {
    expect(await names(query)).toEqual(expected)
  })

  it.each(['name', '-name', 'userName', 'department', '-lastModified'])(
    'go page by page in the order of %s, each person once',
    async (sort) => {
      const whole = await names(`sort=${sort}`)
      const paged: string[] = []
      let cursor = ''
      do {
        const page = await list(`sort=${sort}&limit=2${cursor}`)
        expect(page.total).toBe(5)
        paged.push(...page.items.map(({ displayName }) => displayName))
        cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
      } while (cursor !== '')
      expect(paged).toEqual(whole)
    },
  )

  it('refuse a page marker of another query or account, and a made-up one', async () => {
    const { nextCursor } = await list('limit=2')
    const other = (await owner.post('/api/accounts', { name: 'Other' })).json as { id: string }
    await connect(dashboard, owner, other.id)
    expect((await owner.get(`${base}?limit=2&sort=-name&cursor=${nextCursor}`)).status).toBe(400)
    expect((await owner.get(`/api/accounts/${other.id}/users?limit=2&cursor=${nextCursor}`)).status).toBe(400)
    expect((await owner.get(`${base}?cursor=x`)).status).toBe(400)
    expect((await owner.get(`${base}?limit=0`)).status).toBe(400)
    expect((await owner.get(`${base}?sort=password`)).status).toBe(400)
  })

  it('have a page with all attributes by name, manager, reports and the resource', async () => {
    const anna = (await owner.get(`${base}/${ids['anna']}`)).json as Person
    expect(anna.reports).toEqual({
      items: [{ id: ids['bjorn'], displayName: 'Björn Ångström', title: 'Engineer' }],
      total: 1,
    })
    const bjorn = (await owner.get(`${base}/${ids['bjorn']}`)).json as Person
    expect(bjorn.manager).toEqual({ id: ids['anna'], displayName: 'Anna Berg' })
    expect(anna.attributes).toContainEqual({
      path: `${enterprise}:department`,
      label: 'Department',
      value: 'Sales',
      group: 'work',
    })
    expect(anna.attributes).toContainEqual({
      path: 'emails[type eq "work"].value',
      label: 'E-mail',
      value: 'anna@nordwind.example',
      group: 'contact',
    })
    expect(anna.resource).toMatchObject({
      id: ids['anna'],
      userName: 'anna@nordwind.example',
      meta: { resourceType: 'User' },
    })
  })

  it('tell their groups, direct and indirect, also when groups hold each other', async () => {
    const { groups } = dashboard.scim.scim(caller)
    const call = () => ({ call: callFacts('POST', '/Groups'), ...created })
    const inner = await groups.create({ displayName: 'Sales' }, [{ value: ids['anna'] ?? '' }], call())
    const outer = await groups.create({ displayName: 'Everybody' }, [{ value: inner.id }], call())
    const add = [{ kind: 'add' as const, members: [{ value: outer.id }] }]
    await groups.update(inner.id, ({ document: same }) => ({ document: same, members: add }), call())
    const anna = (await owner.get(`${base}/${ids['anna']}`)).json as Person
    expect(anna.groups).toEqual([
      { id: inner.id, displayName: 'Sales', type: 'direct' },
      { id: outer.id, displayName: 'Everybody', type: 'indirect' },
    ])
    expect(await names(`group=${inner.id}`)).toEqual(['Anna Berg'])
    expect(await names(`group=${inner.id}&search=dora`)).toEqual([])
  })

  it('have a history in words and paths', async () => {
    const { users } = dashboard.scim.scim(caller)
    const id = ids['chen'] ?? ''
    const change = { call: callFacts('PATCH', `/Users/${id}`), answer: () => ({ status: 200, body: null }) }
    await users.update(id, ({ document: before }) => ({ ...before, title: 'Designer' }), change)
    const history = (await owner.get(`${base}/${id}/history`)).json as { items: unknown[]; total: number }
    expect(history.items[0]).toMatchObject({
      kind: 'updated',
      by: 'Entra',
      changes: [{ path: 'title', label: 'Title', before: null, after: 'Designer' }],
      activityId: expect.any(String) as unknown,
    })
    expect(history.total).toBe(2)
  })

  it('name the manager in the history, not the id', async () => {
    const history = (await owner.get(`${base}/${ids['bjorn']}/history`)).json as { items: { changes: unknown[] }[] }
    const manager = {
      path: `${enterprise.toLowerCase()}:manager.value`,
      label: 'Manager',
      before: null,
      after: 'Anna Berg',
    }
    const changes = history.items
      .at(-1)
      ?.changes.map((change) => ({ ...(change as object), path: (change as { path: string }).path.toLowerCase() }))
    expect(changes).toContainEqual(manager)
  })

  it('count their departments', async () => {
    expect((await owner.get(`${base}/facets`)).json).toEqual({
      departments: [
        { value: 'R&D', count: 2 },
        { value: 'Sales', count: 1 },
      ],
    })
  })

  it('of another account are not there', async () => {
    const other = (await owner.post('/api/accounts', { name: 'Third' })).json as { id: string }
    await connect(dashboard, owner, other.id)
    const path = `/api/accounts/${other.id}/users/${ids['anna']}`
    for (const answer of [
      await owner.get(path),
      await owner.get(`${path}/history`),
      await owner.patch(path, { attributes: {} }),
      await owner.delete(path),
    ])
      expect(answer.status).toBe(404)
    expect((await owner.get(`/api/accounts/${other.id}/users?scimServer=${caller.scimServerId}`)).json).toMatchObject({
      items: [],
      total: 0,
    })
  })
})
