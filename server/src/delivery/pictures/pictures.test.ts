import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashOf, putFiles, treeText } from '../../signatures/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { openPublicSide, type PublicSide } from '../testing/public.ts'
import { imageAddress, pictureAt } from './address.ts'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const picture = (word: string): Uint8Array => Buffer.concat([png, Buffer.from(word)])
const at = '2026-11-01T08:00:00.000Z'

describeDatabases('public pictures', (given) => {
  let side: PublicSide
  let accountId: string
  beforeAll(async () => {
    side = await openPublicSide(given())
    accountId = await side.account()
  })
  afterAll(() => side.close())

  let versions = 0
  const put = (files: Record<string, Uint8Array>) =>
    given().database.write((tx) => putFiles(tx, accountId, new Map(Object.entries(files)), at))
  async function publish(files: Record<string, Uint8Array>): Promise<void> {
    const tree = treeText(await put(files))
    versions++
    const facts = { comment: '', published_at: at, published_by: 'Anna Berg', approved_by: null, facts: '{}' }
    const row = { account_id: accountId, number: versions, tree, ...facts, change_set_id: null, restored_from: null }
    await given().database.write((tx) => tx.insertInto('signature_versions').values(row).execute())
  }
  async function photo(state: 'waiting' | 'approved', bytes: Uint8Array): Promise<void> {
    await put({ 'images/photo.png': bytes })
    const decided = { set_at: at, decided_at: null, decided_by: null, reason: null, width: 1, height: 1 }
    const row = { account_id: accountId, person_id: 'person', state, hash: hashOf(bytes), ...decided }
    await given().database.write((tx) => tx.insertInto('signature_photos').values(row).execute())
  }
  const get = (bytes: Uint8Array, { of = accountId, ending = 'png', ...headers }: Record<string, string> = {}) =>
    side.get(`/i/${of}/${hashOf(bytes)}.${ending}`, headers)

  it('are served for ever, to every page and client, with their type and nothing that runs', async () => {
    const logo = picture('logo')
    await publish({ 'images/logo.png': logo })
    const answer = await get(logo)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(logo))
    expect((await get(logo, { 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(304)
  })

  it('stay when a later version leaves them out: mail that was sent shows them', async () => {
    const old = picture('old')
    await publish({ 'images/old.png': old })
    await publish({ 'images/other.png': picture('other') })
    expect((await get(old)).status).toBe(200)
  })

  it('are there as soon as they are published, also when they were asked for before', async () => {
    const later = picture('later')
    await put({ 'images/later.png': later })
    expect((await get(later)).status).toBe(404)
    await publish({ 'images/later.png': later })
    expect((await get(later)).status).toBe(200)
  })

  it('are only those that are published: no draft, no photo that waits, no text, nobody else’s', async () => {
    const [waiting, approved, mine] = [picture('waiting'), picture('approved'), picture('mine')]
    await photo('waiting', waiting)
    await photo('approved', approved)
    await publish({ 'images/mine.png': mine, 'fields.yaml': picture('text') })
    expect((await get(approved)).status).toBe(200)
    const other = await side.account('Südwind')
    const refused = await Promise.all([
      get(waiting),
      get(mine, { of: other }),
      get(mine, { of: 'absent' }),
      get(mine, { ending: 'gif' }),
      get(mine, { ending: 'svg' }),
      get(picture('text')),
      side.get(`/i/${accountId}/${'0'.repeat(64)}.png`),
      side.get(`/i/${accountId}/..%2f..%2fx.png`),
      side.get(`/i/%00/${hashOf(mine)}.png`),
    ])
    for (const answer of refused)
      expect([answer.status, answer.headers.get('cache-control'), await answer.text()]).toEqual([
        404,
        'no-store',
        'There is no such picture.\n',
      ])
  })

  it('have an address that leads back to them', () => {
    const address = imageAddress('https://d.example', 'a1', hashOf(png), 'logo.jpg')
    expect(address).toBe(`https://d.example/i/a1/${hashOf(png)}.jpg`)
    expect(pictureAt('https://d.example', address)).toEqual({ accountId: 'a1', hash: hashOf(png), ending: 'jpg' })
    expect(pictureAt('https://other.example', address)).toBeNull()
    expect(pictureAt('https://d.example', `${address}?x`)).toBeNull()
  })
})
