import { afterAll, beforeAll, expect, it } from 'vitest'
import { newSecretToken } from '../../base/index.ts'
import { contentsOf } from '../../storage/conformance/contents.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { actor, openPublicSide, type PublicSide, putSignature } from '../testing/public.ts'
import { operations } from './operations.ts'

/** Everything of an answer but when it was given and which it is. */
async function whole(answer: Response) {
  const headers = [...answer.headers].filter(([name]) => name !== 'date' && name !== 'x-request-id')
  return { status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()).toString('base64') }
}

describeDatabases('the walls of the public API', (given) => {
  let side: PublicSide
  const ours = { accountId: '', key: '', email: 'anna@nordwind.example', personId: '' }
  const theirs = { accountId: '', key: '', email: 'eve@suedwind.example', personId: '' }
  beforeAll(async () => {
    side = await openPublicSide(given())
    for (const [index, one] of [ours, theirs].entries()) {
      one.accountId = await side.account(`Account ${index}`)
      one.key = await side.key(one.accountId)
      one.personId = await putSignature(given().database, one.accountId, { email: one.email })
      await putSignature(given().database, one.accountId, {
        email: 'same@nordwind.example',
        text: `of ${one.accountId}`,
      })
    }
    side.advance(60_000)
  })
  afterAll(() => side.close())
  const get = (path: string, key = ours.key) => side.get(`/api/v1${path}`, { authorization: `Bearer ${key}` })
  const pathOf = (path: string) => path.replace('{email}', ours.email)
  const every = operations.map(({ path }) => pathOf(path))

  it('a foreign address answers byte for byte like an absent one', async () => {
    const foreign = await whole(await get(`/signatures/${theirs.email}`))
    expect(foreign).toEqual(await whole(await get('/signatures/xyz@suedwind.example')))
    expect(foreign.status).toBe(404)
  })

  it('no answer holds anything of another account, with no cursor of theirs', async () => {
    const feed = (await (await get('/signatures/changes', theirs.key)).json()) as { items: { cursor: string }[] }
    const list = (await (await get('/signatures?limit=1', theirs.key)).json()) as { nextCursor: string }
    const theirCursor = feed.items[0]?.cursor
    const paths = [
      ...every,
      '/signatures/same@nordwind.example',
      `/signatures?cursor=${list.nextCursor}`,
      `/signatures?changedSince=${theirCursor}`,
      `/signatures/changes?cursor=${theirCursor}`,
    ]
    for (const path of paths) {
      const answer = await get(path)
      expect(answer.status, path).toBe(200)
      const text = await answer.text()
      for (const foreign of [theirs.accountId, theirs.personId, theirs.email]) expect(text, path).not.toContain(foreign)
    }
  })

  it('without a key that works nothing is answered, and nothing is changed', async () => {
    const revoked = await side.delivery
      .account(ours.accountId)
      .createKey({ name: 'x', scopes: ['signatures:read'] }, actor)
    await side.delivery.account(ours.accountId).revokeKey(revoked.id, actor)
    const before = await contentsOf(given().database, [])
    const wrong = [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      `Basic ${ours.key}`,
      `Bearer ${ours.key}x`,
      `Bearer ${revoked.key}`,
    ]
    wrong.push(
      `Bearer ${newSecretToken('api').text}`,
      `Bearer ${newSecretToken('scim').text}`,
      `Bearer ${'x'.repeat(9000)}`,
    )
    const refused = await whole(await side.get('/api/v1/signatures'))
    expect([refused.status, refused.headers.find(([name]) => name === 'www-authenticate')]).toEqual([
      401,
      ['www-authenticate', 'Bearer realm="Dynasend API"'],
    ])
    for (const authorization of wrong)
      for (const path of [...every, '/nothing', '/signatures/'])
        expect(
          await whole(await side.get(`/api/v1${path}`, authorization === undefined ? {} : { authorization })),
        ).toEqual(refused)
    expect(await contentsOf(given().database, [])).toEqual(before)
  })

  it('a key without the scope is told which one it lacks', async () => {
    const { id, key } = await side.delivery
      .account(ours.accountId)
      .createKey({ name: 'x', scopes: ['signatures:read'] }, actor)
    await given().database.write((tx) =>
      tx.updateTable('api_keys').set({ scopes: '["later:scope"]' }).where('id', '=', id).execute(),
    )
    for (const path of every) {
      const answer = await get(path, key)
      expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('signatures:read')])
    }
  })

  it('changes nothing: every other method is no operation', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      for (const path of every) {
        const headers = { authorization: `Bearer ${ours.key}`, 'content-type': 'application/json' }
        const answer = await fetch(`${side.url}/api/v1${path}`, { method, headers, body: '{}' })
        expect(answer.status, `${method} ${path}`).toBeGreaterThanOrEqual(404)
      }
  })

  it('only failed calls are counted, and many of them have to wait', async () => {
    const statuses = new Set<number>()
    for (let call = 0; call < 320; call++) statuses.add((await get('/signatures', 'wrong')).status)
    expect([...statuses]).toEqual([401, 429])
    const late = await get('/signatures', 'wrong')
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await get('/signatures')).status).toBe(200)
  })
})
