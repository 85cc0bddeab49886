import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { Database, Parameter } from '../../storage/index.ts'
import { openPublicSide, type PublicSide, putSignature } from '../testing/public.ts'

interface Page {
  readonly items: readonly {
    personId: string
    email: string
    html?: string
    text?: string
    hash: string
    cursor: string
    kind: string
  }[]
  readonly nextCursor: string | null
  readonly hasMore: boolean
}

describeDatabases('the public API', (given) => {
  let side: PublicSide
  let database: Database
  let accountId: string
  let authorization: string
  const ids: string[] = []
  beforeAll(async () => {
    side = await openPublicSide(given())
    database = given().database
    accountId = await side.account()
    authorization = `Bearer ${await side.key(accountId)}`
    for (let index = 0; index < 7; index++)
      ids.push(await putSignature(database, accountId, { email: `Person.${index}@Nordwind.example` }))
    await putSignature(database, accountId, { email: 'gone@nordwind.example', state: 'inactive' })
    side.advance(60_000)
  })
  afterAll(() => side.close())
  const get = (path: string, headers: Record<string, string> = {}) =>
    side.get(`/api/v1${path}`, { authorization, ...headers })
  const page = async (path: string): Promise<Page> => (await (await get(path)).json()) as Page

  describe('GET /signatures', () => {
    it('gives everybody once, page by page, and nobody who has left', async () => {
      const seen: string[] = []
      let cursor = ''
      for (let pages = 0; pages < 4; pages++) {
        const { items, nextCursor } = await page(`/signatures?limit=3${cursor}`)
        seen.push(...items.map(({ email }) => email))
        if (nextCursor === null) break
        cursor = `&cursor=${nextCursor}`
      }
      expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6].map((index) => `person.${index}@nordwind.example`))
    })

    it('gives the variant and the format that were asked for', async () => {
      const [first] = (await page('/signatures?limit=1&variant=reply&format=html')).items
      expect([first?.html, first?.text]).toEqual([expect.stringContaining('<!--reply-->'), undefined])
      const [text] = (await page('/signatures?limit=1&format=text')).items
      expect([text?.html, text?.text]).toEqual([undefined, '-- \nPerson.0@Nordwind.example'])
    })

    it('gives what is new for a reply where there is nothing else', async () => {
      const personId = await putSignature(database, accountId, { email: 'alike@nordwind.example', alike: true })
      for (const path of [
        '/signatures/alike@nordwind.example?variant=internal&',
        '/signatures?variant=internal&limit=200&',
      ]) {
        const text = await (await get(`${path}format=html`)).text()
        expect(text).toContain('<!--new-->')
        expect(text).not.toContain('"variant":"new"')
      }
      await database.write((tx) => tx.deleteFrom('signature_people').where('person_id', '=', personId).execute())
    })

    it('gives only whose signature changed after a cursor of the feed', async () => {
      const { nextCursor } = await page('/signatures/changes?cursor=latest')
      expect((await page(`/signatures?changedSince=${nextCursor}`)).items).toEqual([])
      await putSignature(database, accountId, { email: 'person.3@nordwind.example', at: side.now() }, ids[3])
      expect((await page(`/signatures?changedSince=${nextCursor}`)).items.map(({ personId }) => personId)).toEqual([
        ids[3],
      ])
    })

    it.each([
      'limit=0',
      'limit=201',
      'limit=x',
      'cursor=nonsense',
      'variant=old',
      'format=rtf',
      'changedSince=1',
      'sort=name',
      'limit=1&limit=2',
    ])('says of ?%s which parameter it is and what to do', async (query) => {
      const answer = await get(`/signatures?${query}`)
      expect(answer.status).toBe(400)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      const [name = ''] = query.split('=')
      expect(await answer.json()).toMatchObject({ error: { code: 'invalid', fields: { [name]: expect.any(String) } } })
    })
  })

  describe('GET /signatures/{email}', () => {
    it('finds an address in any case, percent-encoded or not', async () => {
      for (const address of ['person.1@nordwind.example', 'PERSON.1%40NORDWIND.example', 'Person%2E1@nordwind.example'])
        expect(await (await get(`/signatures/${address}`)).json()).toMatchObject({ personId: ids[1], variant: 'new' })
    })

    it.each([
      [undefined, 'application/json; charset=utf-8'],
      ['*/*', 'application/json; charset=utf-8'],
      ['text/html', 'text/html; charset=utf-8'],
      ['text/plain', 'text/plain; charset=utf-8'],
      ['text/*;q=0.4, text/plain;q=0.5', 'text/plain; charset=utf-8'],
      ['text/html;q=0, */*', 'application/json; charset=utf-8'],
      ['image/png', 'application/problem+json; charset=utf-8'],
    ])('answers Accept %s with %s', async (accept, type) => {
      const answer = await get('/signatures/person.1@nordwind.example', accept === undefined ? {} : { accept })
      expect(answer.headers.get('content-type')).toBe(type)
      if (type.startsWith('text/html')) expect(await answer.text()).toContain('<table>')
      if (type.startsWith('application/problem')) expect(answer.status).toBe(406)
    })

    it('has an entity tag that changes exactly when the answer does', async () => {
      const path = '/signatures/person.2@nordwind.example'
      const etag = (await get(path)).headers.get('etag') ?? ''
      for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
        const again = await get(path, { 'if-none-match': tag })
        expect([again.status, await again.text(), again.headers.get('etag')], tag).toEqual([304, '', etag])
      }
      expect((await get(path, { 'if-none-match': '"x"' })).status).toBe(200)
      const others = [
        await get(`${path}?variant=reply`),
        await get(`${path}?format=html`),
        await get(path, { accept: 'text/html' }),
      ]
      expect(new Set([etag, ...others.map(({ headers }) => headers.get('etag'))]).size).toBe(4)
      await putSignature(
        database,
        accountId,
        { email: 'person.2@nordwind.example', html: '<b>new</b>', at: side.now() },
        ids[2],
      )
      const changed = await get(path, { 'if-none-match': etag })
      expect([changed.status, await changed.json()]).toEqual([
        200,
        expect.objectContaining({ html: '<b>new</b><!--new-->' }),
      ])
    })

    it.each([
      'nobody@nordwind.example',
      'gone@nordwind.example',
      'a'.repeat(3000),
      '%00',
      "'%20or%201=1--",
      '%F0%9F%98%80',
    ])('says of %s that there is none, and what to do', async (address) => {
      const answer = await get(`/signatures/${address}`)
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({
        error: { code: 'not_found', what_to_do: expect.stringContaining('dashboard') },
      })
    })
  })

  describe('GET /signatures/changes', () => {
    it('tells each change once, in order, from any cursor', async () => {
      side.advance(20_000)
      const all: string[] = []
      let cursor = ''
      for (;;) {
        const { items, nextCursor, hasMore } = await page(`/signatures/changes?limit=3${cursor}`)
        all.push(...items.map((item) => item.cursor))
        cursor = `&cursor=${nextCursor}`
        if (!hasMore) break
      }
      expect(all).toEqual(all.toSorted())
      expect(new Set(all).size).toBe(all.length)
      const rows = await database.read
        .selectFrom('signature_changes')
        .select('id')
        .where('account_id', '=', accountId)
        .execute()
      expect(all.length).toBe(rows.length)
      expect((await page(`/signatures/changes?cursor=${all.at(-1)}`)).nextCursor).toBe(all.at(-1))
    })

    it('waits with what another node may still overtake', async () => {
      side.advance(20_000)
      const { nextCursor } = await page('/signatures/changes?cursor=latest')
      await putSignature(database, accountId, { email: 'young@nordwind.example', at: side.now() + 10_000 })
      expect((await page(`/signatures/changes?cursor=${nextCursor}`)).items).toEqual([])
      side.advance(20_000)
      expect((await page(`/signatures/changes?cursor=${nextCursor}`)).items).toEqual([
        expect.objectContaining({ kind: 'created', email: 'young@nordwind.example' }),
      ])
    })

    it('is empty with a cursor of null where nothing ever changed', async () => {
      const other = await side.key(await side.account('Empty'))
      const answer = await get('/signatures/changes', { authorization: `bearer ${other}` })
      expect(await answer.json()).toEqual({ items: [], nextCursor: null, hasMore: false })
    })
  })

  it('asks the database twice for an answer, however long the page is', async () => {
    let asked = 0
    const { statements } = database
    const ask = statements.ask.bind(statements)
    statements.ask = <Row>(text: string, parameters: readonly Parameter[]) => {
      asked++
      return ask<Row>(text, parameters)
    }
    for (const path of [
      '/signatures?limit=1',
      '/signatures?limit=200',
      '/signatures/person.1@nordwind.example',
      '/signatures/changes',
    ]) {
      asked = 0
      expect((await get(path)).status).toBe(200)
      expect(asked, path).toBe(2)
    }
    statements.ask = ask
  })
})
