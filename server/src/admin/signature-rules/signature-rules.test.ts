import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ScimCaller } from '../../directory/contract.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { connect, openDashboard, provision, type TestDashboard } from '../testing/dashboard.ts'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const cities = ['Berlin', 'St. Louis', 'St Louis', 'Berlin', 'BERLIN', '-']
const city = 'addresses[type eq "work"].locality'

describeDatabases('rules and locations in the admin API', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let caller: ScimCaller
  let base: string
  let set: string
  let revision = 1
  const ids: string[] = []
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    owner = made.client
    base = `/api/accounts/${made.accountId}/signatures`
    caller = (await connect(dashboard, owner, made.accountId)).caller
    for (const [index, locality] of cities.entries())
      ids.push(
        await provision(dashboard, caller, {
          userName: `r${index}@nordwind.example`,
          displayName: `Réka ${index}`,
          active: true,
          addresses: [
            { type: 'home', locality: 'Potsdam' },
            { type: 'work', locality },
          ],
          [enterprise]: { department: index < 2 ? 'Sales' : 'Support' },
        }),
      )
    set = ((await owner.post(`${base}/change-sets`, { name: 'Offices' })).json as { id: string }).id
  })
  afterAll(() => dashboard.close())

  const edited = (answer: { status: number; json: unknown }) => {
    expect([200, 201]).toContain(answer.status)
    revision = (answer.json as { revision: number }).revision
  }
  const dryRun = async () => (await owner.get(`${base}/rules/dry-run?changeSet=${set}`)).json

  it('suggests locations from the cities of people, in every spelling', async () => {
    const { attribute, items } = (await owner.get(`${base}/locations/suggestions?changeSet=${set}`)).json as {
      attribute: string
      items: { kind: string; location: { id: string }; rule: object; people: number; spellings: object[] }[]
    }
    expect(attribute).toBe(city)
    expect(items.map(({ kind, location, people }) => [kind, location.id, people])).toEqual([
      ['new', 'berlin', 3],
      ['new', 'st-louis', 2],
    ])
    expect(items[0]?.spellings).toEqual([
      { value: 'Berlin', people: 2, slip: false },
      { value: 'BERLIN', people: 1, slip: false },
    ])
    const chosen = items.map(({ location, rule }) => ({ location, rule }))
    edited(await owner.post(`${base}/change-sets/${set}/locations`, { revision, items: chosen }))
    expect((await owner.get(`${base}/locations/suggestions?changeSet=${set}`)).json).toMatchObject({ items: [] })
  })

  it('counts over everybody who gets what, who matched nothing and who would change', async () => {
    expect(await dryRun()).toMatchObject({
      people: 6,
      changed: 5,
      problems: [],
      slots: {
        location: {
          targets: expect.arrayContaining([
            { id: 'berlin', people: 3 },
            { id: 'st-louis', people: 2 },
          ]) as unknown,
          undecided: 1,
          changed: 5,
        },
        program: { rules: [{ id: 'everybody', people: 6 }], undecided: 0, changed: 0 },
      },
    })
    expect((await owner.get(`${base}/rules/dry-run`)).json).toMatchObject({ changed: 0 })
  })

  it('lists the people of each number page by page', async () => {
    const people = `${base}/rules/people?changeSet=${set}&slot=location`
    const nobody = (await owner.get(`${people}&show=undecided`)).json as { items: object[]; total: number }
    expect(nobody).toMatchObject({ total: 1, items: [{ id: ids[5], displayName: 'Réka 5', ruleId: null, given: [] }] })
    const first = (await owner.get(`${people}&show=changed&limit=3`)).json as { items: object[]; nextCursor: string }
    expect(first).toMatchObject({ total: 5 })
    const next = await owner.get(`${people}&show=changed&limit=3&cursor=${first.nextCursor}`)
    expect(next.json).toMatchObject({ total: 5, nextCursor: null })
    expect((next.json as { items: object[] }).items).toHaveLength(2)
    expect((await owner.get(`${people}&show=rule&cursor=${first.nextCursor}`)).status).toBe(400)
    expect((await owner.get(`${people}&show=target`)).status).toBe(400)
    expect((await owner.get(`${people}&show=target&which=berlin`)).json).toMatchObject({ total: 3 })
  })

  it('takes the rules of a slot in their order, and says why', async () => {
    const department = { attribute: `${enterprise}:department`, operator: 'equals', values: ['sales'] }
    const rules = [
      { id: 'us', name: 'In St. Louis', when: { location: ['st-louis'] }, give: [] },
      {
        id: 'sales',
        name: 'Sales',
        when: { all: [department, { not: { location: ['st-louis'] } }] },
        give: ['standard'],
      },
      { id: 'rest', name: 'Everybody else', when: { all: [] }, give: ['standard'] },
    ]
    edited(await owner.put(`${base}/change-sets/${set}/rules`, { revision, slot: 'program', rules }))
    expect((await owner.get(`${base}/rules/why/${ids[3]}?changeSet=${set}`)).json).toMatchObject({
      displayName: 'Réka 3',
      slots: {
        location: { given: ['berlin'] },
        program: {
          given: ['standard'],
          rules: [
            { ruleId: 'us', outcome: 'failed', failedAt: 'location is "Berlin", not "St Louis"' },
            { ruleId: 'sales', failedAt: 'condition 1: department is "Support", not "sales"' },
            { ruleId: 'rest', outcome: 'matched', failedAt: null },
          ],
        },
      },
    })
    expect((await owner.get(`${base}/rules/why/${ids[0]}`)).json).toMatchObject({
      slots: { program: { rules: [{ ruleId: 'everybody', outcome: 'matched' }] } },
    })
    expect((await owner.get(`${base}/rules/why/nobody`)).status).toBe(404)
  })

  it('refuses rules that cannot work, an old revision and what is nested too deep, and changes nothing', async () => {
    const put = (body: object) => owner.put(`${base}/change-sets/${set}/rules`, { revision, slot: 'program', ...body })
    const gone = await put({ rules: [{ id: 'x', name: 'X', when: { all: [] }, give: ['gone'] }] })
    expect(gone).toMatchObject({
      status: 400,
      json: { error: { fields: { 'rules.0.give': expect.any(String) as string } } },
    })
    expect((await put({ rules: [{ id: 'x', name: 'X', when: { some: [] }, give: [] }] })).status).toBe(400)
    expect((await put({ rules: [], revision: revision - 1 })).status).toBe(409)
    const deep = `${'{"not":'.repeat(50_000)}{"all":[]}${'}'.repeat(50_000)}`
    const body = `{"revision":${revision},"slot":"program","rules":[{"id":"x","name":"X","give":[],"when":${deep}}]}`
    expect((await owner.put(`${base}/change-sets/${set}/rules`, body)).status).toBe(400)
    expect((await owner.get(`${base}/configuration?changeSet=${set}`)).json).toMatchObject({
      changeSet: { revision },
      configuration: { rules: { program: [{ id: 'us' }, { id: 'sales' }, { id: 'rest' }] } },
    })
  })

  it('groups the values of an attribute or a field, also as a file', async () => {
    const byPath = await owner.get(`${base}/rules/values?attribute=${encodeURIComponent(city)}`)
    expect(byPath.json).toMatchObject({ complete: true, items: [{ name: 'Berlin', people: 3 }, { people: 2 }] })
    const home = await owner.get(`${base}/rules/values?attribute=addresses.locality`)
    expect(home.json).toMatchObject({ items: [{ name: 'Potsdam', people: 6 }, { name: 'Berlin' }, {}] })
    const byField = await owner.get(`${base}/rules/values?field=department`)
    expect(byField.json).toMatchObject({
      items: [
        { name: 'Support', people: 4 },
        { name: 'Sales', people: 2 },
      ],
    })
    expect((await owner.get(`${base}/rules/values?field=unknown`)).status).toBe(404)
    expect((await owner.get(`${base}/rules/values?attribute=${encodeURIComponent('a[b gt 1].c')}`)).status).toBe(400)
    const { text, headers } = await owner.get(`${base}/rules/values.csv`)
    expect(headers.get('content-type')).toContain('text/csv')
    expect(text.split('\r\n')).toContain('"addresses[type eq ""work""].locality",Berlin,BERLIN,1,yes')
  })

  it('changes a location, its fields, and removes it with the rules that give it', async () => {
    const one = `${base}/change-sets/${set}/locations`
    const location = { name: 'Berlin Mitte', values: { street: 'Torstraße 1', city: ' ' } }
    edited(await owner.put(`${one}/berlin`, { revision, location }))
    const unknown = { name: 'Berlin', values: { floor: '3' } }
    expect((await owner.put(`${one}/berlin`, { revision, location: unknown })).status).toBe(400)
    const fields = [{ id: 'floor', label: 'Floor' }]
    edited(await owner.put(`${base}/change-sets/${set}/location-fields`, { revision, fields }))
    edited(await owner.put(`${one}/berlin`, { revision, location: unknown }))
    const twice = { revision, fields: [...fields, ...fields] }
    expect((await owner.put(`${base}/change-sets/${set}/location-fields`, twice)).status).toBe(400)
    expect((await owner.delete(`${one}/st-louis?revision=${revision}`)).status).toBe(409)
    edited(await owner.delete(`${one}/berlin?revision=${revision}`))
    expect((await owner.delete(`${one}/berlin?revision=${revision}`)).status).toBe(404)
    const { configuration } = (await owner.get(`${base}/configuration?changeSet=${set}`)).json as {
      configuration: { locations: { id: string }[]; rules: { location: { give: string[] }[] } }
    }
    expect(configuration.locations.map(({ id }) => id)).toEqual(['st-louis'])
    expect(configuration.rules.location.map(({ give }) => give)).toEqual([['st-louis']])
  })
})
