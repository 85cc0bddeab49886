import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { connect, openDashboard, provision, type TestDashboard } from '../testing/dashboard.ts'

interface Shown {
  readonly configuration: {
    banners: { id: string }[]
    images: { name: string }[]
    texts: { id: string }[]
    rules: Record<'banner' | 'text', { id: string; give: string[] }[]>
  }
}

const fair = {
  name: 'Fair in spring',
  image: 'fair.png',
  alt: 'Meet us at the fair',
  link: 'https://nordwind.example/fair',
  from: '2026-03-01T00:00',
  to: '2026-03-05T18:00',
  timeZone: 'Europe/Berlin',
}
const notice = { name: 'Notice', html: '<p>For {{ full_name }} only.</p>' }
const rule = (id: string, give: string[]) => ({ id, name: id, when: { all: [] }, give })

describeDatabases('banners and texts in the admin API', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let accountId: string
  let base: string
  let changing: string
  let set: string
  let person: string
  let revision = 1
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    owner = made.client
    accountId = made.accountId
    base = `/api/accounts/${accountId}/signatures`
    const { caller } = await connect(dashboard, owner, accountId)
    person = await provision(dashboard, caller, { userName: 'ada@nordwind.example', displayName: 'Ada', active: true })
    set = ((await owner.post(`${base}/change-sets`, { name: 'Spring' })).json as { id: string }).id
    changing = `${base}/change-sets/${set}`
    const picture = await sharp({ create: { width: 600, height: 120, channels: 3, background: '#1b6f5c' } })
      .png()
      .toBuffer()
    edited(await owner.put(`${changing}/images/fair.png`, { revision, base64: picture.toString('base64') }))
  })
  afterAll(() => dashboard.close())

  const edited = ({ status, json }: { status: number; json: unknown }) => {
    expect(status).toBe(200)
    revision = (json as { revision: number }).revision
  }
  const shown = async () => ((await owner.get(`${base}/configuration?changeSet=${set}`)).json as Shown).configuration
  const put = (banner: object, of = revision) => owner.put(`${changing}/banners/fair`, { revision: of, banner })
  const give = async (slot: 'banner' | 'text', rules: object[]) =>
    edited(await owner.put(`${changing}/rules`, { revision, slot, rules }))

  it('make and change a banner in a change set', async () => {
    edited(await put({ ...fair, name: 'Fair' }))
    edited(await put(fair))
    expect((await shown()).banners).toEqual([{ ...fair, id: 'fair', weight: 1 }])
    expect((await put(fair, 1)).status).toBe(409)
  })

  it.each([
    ['a picture that is not there', { image: 'none.png' }, 'banner.image', 'Upload it'],
    ['a link that is not https', { link: 'http://nordwind.example' }, 'banner.link', 'https://'],
    ['a link that is no address', { link: 'https:// nordwind' }, 'banner.link', 'https://'],
    ['a script as its link', { link: 'javascript:alert(1)' }, 'banner.link', 'https://'],
    ['a day that there is not', { from: '2026-02-30T00:00' }, 'banner.from', 'no such day'],
    ['an end before its beginning', { to: '2026-03-01T00:00' }, 'banner.to', 'after the beginning'],
    ['a time zone that nobody knows', { timeZone: 'Mars/Base' }, 'banner.timeZone', 'Mars/Base'],
    ['a weight of nothing', { weight: 0 }, 'banner.weight', '>=1'],
  ])('refuse a banner with %s', async (_, part, field, words) => {
    const before = await shown()
    expect(await put({ ...fair, ...part })).toMatchObject({
      status: 400,
      json: { error: { fields: { [field]: expect.stringContaining(words) as string } } },
    })
    expect(await shown()).toEqual(before)
  })

  it('show a picture before it is published, and only in its change set', async () => {
    const ask = async (query: string) => owner.get(`${base}/pictures?${query}`)
    const picture = {
      name: 'fair.png',
      width: 600,
      height: 120,
      src: expect.stringMatching(/^data:image\/png;base64,iVB/u) as string,
    }
    expect(await ask(`changeSet=${set}&which=fair.png`)).toMatchObject({ status: 200, json: { items: [picture] } })
    expect((await ask(`changeSet=${set}`)).json).toMatchObject({ items: [picture] })
    expect((await ask(`changeSet=${set}&which=none.png`)).json).toEqual({ items: [] })
    expect((await ask('which=fair.png')).json).toEqual({ items: [] })
    expect((await ask('which=fair.svg')).status).toBe(400)
    expect((await ask('changeSet=nobody')).status).toBe(404)
  })

  it('give somebody the banner that is on, by the rules', async () => {
    edited(await put({ ...fair, from: null, to: null }))
    await give('banner', [rule('everybody', ['fair'])])
    const facts = await owner.get(`${base}/facts/${person}?changeSet=${set}`)
    expect(facts.json).toMatchObject({ banner: { alt: fair.alt, link: fair.link, width: 600 } })
  })

  it('remove a banner with the rule that gave nothing else', async () => {
    edited(await owner.put(`${changing}/banners/other`, { revision, banner: { ...fair, name: 'Other' } }))
    await give('banner', [rule('one', ['fair']), rule('both', ['fair', 'other'])])
    edited(await owner.delete(`${changing}/banners/fair?revision=${revision}`))
    const { banners, images, rules } = await shown()
    expect(images).toMatchObject([{ name: 'fair.png' }])
    expect(banners).toMatchObject([{ id: 'other' }])
    expect(rules.banner).toMatchObject([{ id: 'both', give: ['other'] }])
    expect((await owner.delete(`${changing}/banners/fair?revision=${revision}`)).status).toBe(404)
  })

  it('take a picture with them that nothing else shows', async () => {
    edited(await owner.delete(`${changing}/banners/other?revision=${revision}`))
    expect(await shown()).toMatchObject({ banners: [], images: [], rules: { banner: [] } })
  })

  it('make, change and remove a text', async () => {
    const starting = (await shown()).texts
    edited(await owner.put(`${changing}/texts/notice`, { revision, text: { ...notice, name: 'x' } }))
    edited(await owner.put(`${changing}/texts/notice`, { revision, text: notice }))
    expect((await shown()).texts).toEqual([...starting, { ...notice, id: 'notice', text: null }])
    await give('text', [rule('all', ['notice'])])
    edited(await owner.delete(`${changing}/texts/notice?revision=${revision}`))
    expect(await shown()).toMatchObject({ texts: starting, rules: { text: [] } })
    expect((await owner.delete(`${changing}/texts/notice?revision=${revision}`)).status).toBe(404)
    const nameless = await owner.put(`${changing}/texts/notice`, { revision, text: { ...notice, name: ' ' } })
    expect(nameless).toMatchObject({ status: 400, json: { error: { fields: { 'text.name': 'Give it a name.' } } } })
  })

  it('judge a text as it is written', async () => {
    const check = async (html: string) => {
      const answer = await owner.post(`${base}/texts/check?changeSet=${set}`, {
        text: { ...notice, id: 'notice', html },
      })
      expect(answer.status).toBe(200)
      return (answer.json as { findings: { code: string; line: number }[] }).findings
    }
    const codes = (findings: { code: string }[]) => findings.map(({ code }) => code)
    expect(codes(await check('<p>\n{{ full_nam }}</p>'))).toContain('unknown-field')
    expect(codes(await check('<p>{{ full_name }</p>'))).toContain('template-broken')
    expect((await owner.post(`${base}/texts/check?changeSet=nobody`, { text: { ...notice, id: 'x' } })).status).toBe(
      404,
    )
  })

  it('are read by auditors and changed by designers', async () => {
    const auditor = await dashboard.operator(owner, accountId, 'auditor')
    const designer = await dashboard.operator(owner, accountId, 'designer')
    expect((await auditor.get(`${base}/pictures?changeSet=${set}`)).status).toBe(200)
    expect((await auditor.put(`${changing}/texts/x`, { revision, text: notice })).status).toBe(403)
    edited(await designer.put(`${changing}/texts/x`, { revision, text: notice }))
  })
})
