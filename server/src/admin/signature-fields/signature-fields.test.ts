import { afterAll, beforeAll, expect, it } from 'vitest'
import { setOwnValue } from '../../signatures/fields/index.ts'
import { Field } from '../../signatures/model/field.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { connect, openDashboard, provision, type TestDashboard } from '../testing/dashboard.ts'

const people = [
  { userName: 'f0@nordwind.example', displayName: 'Réka', title: 'Clerk', timezone: 'https://bio.nordwind.example/1' },
  { userName: 'f1@nordwind.example', displayName: 'Ada', title: 'n/a', timezone: 'javascript:alert(1)' },
  { userName: 'f2@nordwind.example', displayName: 'Mila', active: false },
]

describeDatabases('fields in the admin API', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let accountId: string
  let base: string
  let set: string
  let ids: string[]
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    owner = made.client
    accountId = made.accountId
    base = `/api/accounts/${accountId}`
    const { caller } = await connect(dashboard, owner, accountId)
    ids = []
    for (const person of people) ids.push(await provision(dashboard, caller, { active: true, ...person }))
    set = ((await owner.post(`${base}/signatures/change-sets`, { name: 'Fields' })).json as { id: string }).id
  })
  afterAll(() => dashboard.close())

  it('tries a mapping on real people before it is saved, and says what is wrong with it', async () => {
    const field = { id: 'bio_url', label: 'Bio', kind: 'link', from: [{ path: 'timezone' }] }
    const tried = await owner.post(`${base}/signatures/fields/try`, { field })
    expect(tried).toMatchObject({
      status: 200,
      json: {
        fieldId: 'bio_url',
        filled: 1,
        people: 2,
        problems: 1,
        examples: expect.arrayContaining([
          expect.objectContaining({
            displayName: 'Réka',
            origin: 'directory',
            value: 'https://bio.nordwind.example/1',
          }),
          expect.objectContaining({ displayName: 'Ada', origin: 'invalid', value: '' }),
        ]) as unknown,
      },
    })
    const broken = { ...field, from: [{ path: 'emails[type' }] }
    expect(await owner.post(`${base}/signatures/fields/try`, { field: broken })).toMatchObject({
      status: 400,
      json: { error: { fields: { 'field.from.0.path': expect.any(String) as string } } },
    })
  })

  it('keeps the list of a change set, and shows what every field makes of people', async () => {
    const fields = [
      { id: 'title', label: 'Title', truth: 'hybrid', mayHide: true, from: [{ path: 'title' }] },
      { id: 'size', label: 'Size', kind: 'choice', truth: 'employee' },
    ]
    const at = `${base}/signatures/change-sets/${set}/fields`
    expect(await owner.put(at, { revision: 1, fields })).toMatchObject({
      status: 400,
      json: { error: { fields: { 'fields.1.choices': expect.any(String) as string } } },
    })
    const twice = { revision: 1, fields: [fields[0], fields[0]] }
    expect(await owner.put(at, twice)).toMatchObject({ status: 400 })
    expect(await owner.put(at, { revision: 1, fields: fields.slice(0, 1) })).toMatchObject({ json: { revision: 2 } })
    const settings = { revision: 2, emptyMarkers: ['clerk'], country: 'DE' }
    expect((await owner.put(`${base}/signatures/change-sets/${set}/field-settings`, settings)).status).toBe(200)
    expect((await owner.get(`${base}/signatures/fields/samples?changeSet=${set}`)).json).toMatchObject({
      items: [{ fieldId: 'title', filled: 1, people: 2, examples: [{ origin: 'marker' }, { value: 'n/a' }] }],
    })
    const published = (await owner.get(`${base}/signatures/fields/samples`)).json as { items: { fieldId: string }[] }
    expect(published.items.find(({ fieldId }) => fieldId === 'title')).toMatchObject({ filled: 1, people: 2 })
  })

  it("shows one person's values with their origin, and takes an own value back", async () => {
    const field = Field.parse({ id: 'pronouns', label: 'Pronouns', truth: 'employee' })
    const own = { value: 'she/her', by: 'Réka', now: dashboard.now(), directoryValue: '' }
    const who = { accountId, personId: ids[0] ?? '' }
    await database().database.write((tx) => setOwnValue(tx, who, field, own))
    const fields = `${base}/users/${ids[0]}/signature-fields`
    const values = (await owner.get(fields)).json as { items: { fieldId: string }[] }
    expect(values.items.find(({ fieldId }) => fieldId === 'pronouns')).toMatchObject({
      value: 'she/her',
      origin: 'employee',
      own: { value: 'she/her' },
    })
    expect(values.items.find(({ fieldId }) => fieldId === 'title')).toMatchObject({ value: 'Clerk', own: null })
    expect((await owner.delete(`${base}/users/${ids[0]}/own-values/pronouns`)).status).toBe(204)
    expect((await owner.delete(`${base}/users/${ids[0]}/own-values/pronouns`)).status).toBe(404)
    expect((await owner.get(fields)).text).not.toContain('she/her')
    expect((await owner.get(`${base}/audit`)).text).toContain('took back what the employee had set')
    expect((await owner.get(`${base}/users/nobody/signature-fields`)).status).toBe(404)
  })
})
