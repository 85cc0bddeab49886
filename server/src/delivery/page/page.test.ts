import { createHash } from 'node:crypto'
import { parse } from 'parse5'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { actor, openPublicSide, type PublicSide, publicUrl, putSignature } from '../testing/public.ts'

describeDatabases('a person’s own page', (given) => {
  let side: PublicSide
  let accountId: string
  let personId: string
  const hostile = '</script><script>alert(1)</script><!--'
  beforeAll(async () => {
    side = await openPublicSide(given())
    accountId = await side.account()
    personId = await putSignature(given().database, accountId, {
      email: 'anna@nordwind.example',
      text: hostile,
      alike: true,
    })
  })
  afterAll(() => side.close())
  const pathOf = async (of = personId) =>
    String(await side.delivery.account(accountId).address(of)).replace(publicUrl, '')

  it('shows the signature, and keeps out of caches, search engines and other pages', async () => {
    const answer = await side.get(await pathOf())
    expect(answer.status).toBe(200)
    const page = await answer.text()
    expect(page).toContain('<table><tr><td>anna@nordwind.example</td></tr></table>')
    expect(page).not.toContain(`src="http`)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'sha256-"),
    })
  })

  it('lets exactly its own script and style run, whatever stands in a signature', async () => {
    const answer = await side.get(await pathOf())
    const policy = answer.headers.get('content-security-policy') ?? ''
    const page = await answer.text()
    const parsed = parse(page)
    const found: { name: string; text: string; type: string | undefined }[] = []
    const walk = (node: unknown): void => {
      const {
        nodeName,
        childNodes = [],
        attrs = [],
      } = node as { nodeName: string; childNodes?: { value?: string }[]; attrs?: { name: string; value: string }[] }
      if (nodeName === 'script' || nodeName === 'style')
        found.push({
          name: nodeName,
          text: childNodes[0]?.value ?? '',
          type: attrs.find(({ name }) => name === 'type')?.value,
        })
      for (const child of childNodes) walk(child)
    }
    walk(parsed)
    expect(found.map(({ name, type }) => [name, type])).toEqual([
      ['style', undefined],
      ['script', 'application/json'],
      ['script', undefined],
    ])
    for (const { text, type } of found)
      if (type === undefined) expect(policy).toContain(`sha256-${createHash('sha256').update(text).digest('base64')}`)
    expect(JSON.parse(found[1]?.text ?? '')).toMatchObject({ new: { text: hostile } })
    expect(policy).not.toContain("script-src 'unsafe")
  })

  it('gives files to download', async () => {
    const path = await pathOf()
    const zip = await side.get(`${path}/outlook.zip`)
    expect([zip.status, zip.headers.get('content-type')]).toEqual([200, 'application/zip'])
    expect(Buffer.from(await zip.arrayBuffer()).toString('latin1')).toContain('Nordwind Traders.htm')
    expect(await (await side.get(`${path}/thunderbird.html`)).text()).toContain('<meta charset="utf-8">')
    expect(await (await side.get(`${path}/signature.mailsignature`)).text()).toContain('quoted-printable')
  })

  it('has another address after a rotation, and the old one answers as one that never was', async () => {
    const old = await pathOf()
    await side.delivery.account(accountId).rotateAddress(personId, actor)
    const now = await pathOf()
    expect(now).toMatch(/\/[0-9A-Za-z]{32}$/u)
    expect((await side.get(now)).status).toBe(200)
    const [gone, never] = [await side.get(old), await side.get(`/s/${accountId}/${'x'.repeat(32)}`)]
    expect([gone.status, await gone.text()]).toEqual([404, await never.text()])
  })

  it('is of one account only, and of nobody who has left', async () => {
    const [, , , address] = (await pathOf()).split('/')
    const other = await side.account('Südwind')
    expect((await side.get(`/s/${other}/${address}`)).status).toBe(404)
    await expect(side.delivery.account(other).address(personId)).rejects.toThrow('No such person.')
    await expect(side.delivery.account(other).rotateAddress(personId, actor)).rejects.toThrow('No such person.')
    const left = await putSignature(given().database, accountId, { email: 'left@nordwind.example' })
    const path = await pathOf(left)
    await given().database.write((tx) =>
      tx.updateTable('signature_people').set({ state: 'inactive' }).where('person_id', '=', left).execute(),
    )
    expect((await side.get(path)).status).toBe(404)
    expect((await side.get(`${path}/outlook.zip`)).status).toBe(404)
    expect(await side.delivery.account(accountId).address(left)).toBeNull()
  })

  it('makes who guesses wait, and nobody else', async () => {
    const statuses = new Set<number>()
    for (let guess = 0; guess < 310; guess++)
      statuses.add((await side.get(`/s/${accountId}/${String(guess).padStart(32, '0')}`)).status)
    expect([...statuses]).toEqual([404, 429])
    expect((await side.get('/s/%00/x')).headers.get('retry-after')).toMatch(/^\d+$/u)
    expect((await side.get(await pathOf())).status).toBe(200)
  })
})
