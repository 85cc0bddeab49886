import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ScimCaller } from '../../directory/contract.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { ActivityDetails, ActivityRow } from '../activity/routes.ts'
import type { CheckLine } from '../scim-servers/shapes.ts'
import type { TestClient } from '../testing/client.ts'
import { callFacts, connect, created, openDashboard, provision, type TestDashboard } from '../testing/dashboard.ts'
import type { Overview } from './routes.ts'

const minute = 60_000

interface Checks {
  configuration: CheckLine[]
  running: CheckLine[]
}

const states = (lines: readonly CheckLine[]) => Object.fromEntries(lines.map(({ id, state }) => [id, state]))

describeDatabases('a first day', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let base: string
  let caller: ScimCaller
  beforeAll(async () => {
    dashboard = await openDashboard(
      database(),
      'http://localhost:8080',
      database().kind === 'sqlite' ? 0 : 300 * minute,
    )
    const made = await dashboard.owner()
    owner = made.client
    base = `/api/accounts/${made.accountId}`
    caller = (await connect(dashboard, owner, made.accountId)).caller
  })
  afterAll(() => dashboard.close())

  const scim = () => dashboard.scim.scim(caller)
  const overview = async () => (await owner.get(`${base}/overview`)).json as Overview
  const checks = async () => (await owner.get(`${base}/scim-servers/${caller.scimServerId}/checks`)).json as Checks
  const activity = async (query = '') =>
    (await owner.get(`${base}/activity?${query}`)).json as {
      items: ActivityRow[]
      total: number
      nextCursor: string | null
    }

  it('begins with what to do next, all checks open', async () => {
    const { configuration, running } = await checks()
    expect(states(configuration)).toEqual({
      connection: 'red',
      person: 'red',
      mapping: 'red',
      externalId: 'red',
      groups: 'amber',
    })
    expect(states(running)).toEqual({ cycle: 'red', probes: 'amber', failures: 'green', inStep: 'red' })
    for (const line of [...configuration, ...running]) expect(line.state === 'green' || line.mend, line.id).toBeTruthy()
    const first = await overview()
    expect(first.attention).toMatchObject([{ level: 'amber', title: '“Nordwind” is waiting for Entra' }])
    expect(first).toMatchObject({ people: { total: 0 }, groups: 0, lastCycle: null, nextCycleExpected: null })
    expect(first.changesPerDay).toHaveLength(30)
  })

  it('turns green with a probe, people, object ids and a group', async () => {
    scim().recordRead(callFacts('GET', '/Users?filter=…'), { kind: 'probe', resource: 'User', hits: 0 })
    await dashboard.scim.flush()
    const ids: string[] = []
    for (const [index, name] of ['Anna Berg', 'Björn Ångström'].entries()) {
      const id = await provision(dashboard, caller, {
        userName: `p${index}@nordwind.example`,
        displayName: name,
        title: 'Engineer',
        externalId: `3f2504e0-4f89-41d3-9a0c-0305e82c330${index}`,
        emails: [{ type: 'work', value: `p${index}@nordwind.example` }],
        phoneNumbers: [{ type: 'work', value: `+49 30 ${index}` }],
        timezone: '=HYPERLINK("https://nordwind.example")',
        'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User': { bioUrl: 'https://nordwind.example' },
      })
      ids.push(id)
    }
    const [anna = '', bjorn = ''] = ids
    await scim().groups.create({ displayName: 'All Users' }, [{ value: anna }, { value: bjorn }], {
      call: callFacts('POST', '/Groups'),
      ...created,
    })
    const { configuration, running } = await checks()
    expect(new Set([...configuration, ...running].map(({ state }) => state))).toEqual(new Set(['green']))
    const now = await overview()
    expect(now).toMatchObject({
      people: { total: 2, active: 2, inactive: 0, manual: 0 },
      groups: 1,
      lastCycle: { created: 2, updated: 0, removed: 0, failed: 0 },
      attention: [],
    })
    expect(now.changesPerDay.at(-1)).toMatchObject({ created: 2, refused: 0 })
    expect(now.nextCycleExpected).toEqual(expect.any(String))
  })

  it('tells who lacks what, and what externalId carries instead', async () => {
    await provision(dashboard, caller, { userName: 'bare@nordwind.example', externalId: 'bare' })
    const { configuration } = await checks()
    const mapping = configuration.find(({ id }) => id === 'mapping')
    expect(mapping).toMatchObject({ state: 'amber', seen: expect.stringContaining('E-mail 66 %') as unknown })
    expect(mapping?.details?.find(({ label }) => label === 'E-mail')).toMatchObject({
      missing: 1,
      link: expect.stringMatching(/missing=email$/u) as unknown,
    })
    expect(configuration.find(({ id }) => id === 'externalId')).toMatchObject({
      state: 'amber',
      seen: expect.stringContaining('“bare”') as unknown,
      mend: expect.stringContaining('objectId') as unknown,
    })
  })

  it('shows each call in plain words, filters, and follows live', async () => {
    const newest = (await activity()).items[0]?.id ?? ''
    const people = (await owner.get(`${base}/users?search=anna`)).json as { items: { id: string }[] }
    const id = people.items[0]?.id ?? ''
    const patch = { ...callFacts('PATCH', `/Users/${id}`), body: '{"Operations":[]}' }
    const change = {
      title: 'Head',
      phoneNumbers: [
        { type: 'work', value: '+49 30 0' },
        { type: 'mobile', value: '+49 170' },
      ],
    }
    await scim().users.update(id, ({ document }) => ({ ...document, ...change }), {
      call: patch,
      answer: () => ({ status: 200, body: '{}' }),
    })
    await scim().recordRefusal(callFacts('POST', '/Users'), { status: 409, body: null, detail: 'userName is taken' })
    const fresh = await activity(`after=${newest}`)
    expect(fresh.items.map(({ summary }) => summary)).toEqual([
      'Entra was refused: userName is taken',
      expect.stringMatching(/^Entra updated Anna Berg: /u) as unknown,
    ])
    expect(fresh.items[1]?.summary).toMatch(/title/u)
    expect(fresh.items[1]?.summary).toMatch(/mobile/u)
    expect((await activity('outcome=refused')).items).toMatchObject([{ status: 409, outcome: 'refused' }])
    expect((await activity(`person=${id}`)).items.map(({ kind }) => kind)).toEqual([
      'updated',
      'groupCreated',
      'created',
    ])
    expect((await activity('search=BERG')).items.map(({ kind }) => kind)).toEqual(['updated', 'created'])
    expect((await activity('search=%25')).items).toEqual([])
    const details = (await owner.get(`${base}/activity/${fresh.items[1]?.id}`)).json as ActivityDetails
    expect(details).toMatchObject({
      request: { method: 'PATCH', body: patch.body },
      answer: { status: 200 },
      requestId: patch.requestId,
    })
    expect((await owner.get(`${base}/activity/absent`)).status).toBe(404)
  })

  it('pages through the activity, each call once', async () => {
    const whole = (await activity('limit=200')).items.map(({ id }) => id)
    const paged: string[] = []
    let cursor = ''
    do {
      const page = await activity(`limit=2${cursor}`)
      paged.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
    } while (cursor !== '')
    expect(paged).toEqual(whole)
  })

  it('lists the attributes seen as they were spelled, and as CSV without formulas', async () => {
    const seen = (await owner.get(`${base}/attributes-seen`)).json as {
      items: { path: string; people: number; kind: string }[]
    }
    const of = (path: string) => seen.items.find((item) => item.path === path)
    expect(of('userName')).toMatchObject({ people: 3, share: 1 })
    expect(of('emails.value')).toMatchObject({ people: 2, label: 'E-mail', kind: 'standard' })
    expect(of('urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User:bioUrl')).toMatchObject({
      people: 2,
      kind: 'custom',
      examples: ['https://nordwind.example'],
    })
    const csv = await owner.get(`${base}/attributes-seen.csv`)
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect(csv.text).toContain(`"'=HYPERLINK(""https://nordwind.example"")"`)
    expect(csv.text).toContain("'+49 30")
  })

  it('turns amber and then red when cycles stay away', async () => {
    const cycle = async () => (await checks()).running.find(({ id }) => id === 'cycle')
    dashboard.advance(55 * minute)
    expect(await cycle()).toMatchObject({ state: 'green' })
    dashboard.advance(60 * minute)
    expect(await cycle()).toMatchObject({ state: 'amber', mend: expect.stringContaining('Paused') as unknown })
    dashboard.advance(180 * minute)
    expect(await cycle()).toMatchObject({ state: 'red' })
    expect((await overview()).attention[0]).toMatchObject({ level: 'red' })
  })

  it('tells two cycles apart, and counts only the last', async () => {
    await provision(dashboard, caller, { userName: 'later@nordwind.example' })
    expect((await overview()).lastCycle).toMatchObject({ created: 1, updated: 0, failed: 0 })
  })
})
