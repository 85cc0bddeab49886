import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { connect, openDashboard, provision, type TestDashboard } from '../testing/dashboard.ts'

const html = (content: string) => `<table role="presentation"><tr><td>${content}</td></tr></table>`
const program = (content: string) => ({ name: 'Sales', templates: { new: { html: html(content) } } })

interface Shown {
  readonly configuration: { programs: { id: string }[]; images: { name: string; width: number }[] }
}

describeDatabases('programs and pictures in the admin API', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let base: string
  let changing: string
  let set: string
  let person: string
  let revision = 1
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    owner = made.client
    base = `/api/accounts/${made.accountId}/signatures`
    const { caller } = await connect(dashboard, owner, made.accountId)
    person = await provision(dashboard, caller, { userName: 'ada@nordwind.example', displayName: 'Ada', active: true })
    set = ((await owner.post(`${base}/change-sets`, { name: 'Programs' })).json as { id: string }).id
    changing = `${base}/change-sets/${set}`
  })
  afterAll(() => dashboard.close())

  const edited = ({ status, json }: { status: number; json: unknown }) => {
    expect(status).toBe(200)
    revision = (json as { revision: number }).revision
  }
  const shown = async () => ((await owner.get(`${base}/configuration?changeSet=${set}`)).json as Shown).configuration
  const check = async (content: string) => {
    const answer = await owner.post(`${base}/programs/check?changeSet=${set}`, {
      program: { id: 'sales', ...program(content) },
    })
    return (answer.json as { findings: { code: string; line: number }[] }).findings
  }

  it('offer six to begin from', async () => {
    const { items } = (await owner.get(`${base}/gallery`)).json as { items: { id: string }[] }
    expect(items).toHaveLength(6)
    expect(items[0]).toMatchObject({ id: 'classic', name: 'Classic' })
  })

  it('are made, changed and removed in a change set', async () => {
    edited(await owner.put(`${changing}/programs/sales`, { revision, program: program('{{ full_name }}') }))
    edited(await owner.put(`${changing}/programs/sales`, { revision, program: program('{{ title }}') }))
    expect((await shown()).programs.map(({ id }) => id)).toEqual(['sales', 'standard'])
    expect(await owner.put(`${changing}/programs/sales`, { revision: 1, program: program('x') })).toMatchObject({
      status: 409,
    })
    edited(await owner.delete(`${changing}/programs/sales?revision=${revision}`))
    expect((await shown()).programs.map(({ id }) => id)).toEqual(['standard'])
    expect(await owner.delete(`${changing}/programs/standard?revision=${revision}`)).toMatchObject({
      status: 409,
      json: { error: { message: 'Rules name this program: "Everybody".' } },
    })
  })

  it('are judged while they are written', async () => {
    expect(await check('{{ full_name }}')).toMatchObject([{ code: 'program-unused' }])
    expect(await check('{{ full_nam }}')).toMatchObject([{ code: 'unknown-field', line: 1 }, {}])
    expect(await check('{{ full_name }')).toMatchObject([{ code: 'template-broken' }, {}])
  })

  it('are shown with what a person has', async () => {
    expect((await owner.get(`${base}/facts/${person}?changeSet=${set}`)).json).toMatchObject({
      program: 'standard',
      fields: { full_name: 'Ada', email: 'ada@nordwind.example' },
      banner: null,
    })
    expect(await owner.get(`${base}/facts/nobody`)).toMatchObject({ status: 404 })
  })

  it('show pictures that were made fit for mail', async () => {
    const given = await sharp({ create: { width: 1600, height: 400, channels: 3, background: '#1b6f5c' } })
      .webp()
      .toBuffer()
    const upload = (bytes: Buffer) =>
      owner.put(`${changing}/images/fair.png`, { revision, base64: bytes.toString('base64') })
    expect(await upload(given)).toMatchObject({
      status: 400,
      json: { error: { fields: { base64: expect.stringContaining('Use PNG, JPG or GIF') as string } } },
    })
    edited(await upload(await sharp(given).png().toBuffer()))
    expect((await shown()).images).toMatchObject([{ name: 'fair.png', width: 1200, height: 300 }])
    const facts = (await owner.get(`${base}/facts/${person}?changeSet=${set}`)).json as {
      images: Record<string, { src: string }>
    }
    expect(facts.images['fair.png']?.src).toMatch(/^data:image\/png;base64,/u)
    edited(
      await owner.put(`${changing}/programs/sales`, {
        revision,
        program: program('<img src="images/fair.png" alt="">'),
      }),
    )
    expect(await owner.delete(`${changing}/images/fair.png?revision=${revision}`)).toMatchObject({ status: 409 })
    edited(await owner.put(`${changing}/programs/sales`, { revision, program: program('x') }))
    edited(await owner.delete(`${changing}/images/fair.png?revision=${revision}`))
    expect((await shown()).images).toEqual([])
  })
})
