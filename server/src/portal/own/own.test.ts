import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestClient } from '../../admin/testing/client.ts'
import { createLog } from '../../base/index.ts'
import { type Company, openCompany } from '../../directory/holds/testing/company.ts'
import { starterVersion } from '../../signatures/index.ts'
import { decidePhoto, photoField } from '../../signatures/photos/index.ts'
import { startSignatures } from '../../signatures/start.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { openPortal, type TestPortal, tokenIn } from '../testing/portal.ts'

interface Shown {
  readonly name: string
  readonly signature: { readonly new: { readonly html: string; readonly text: string } } | null
  readonly fields: readonly { readonly id: string; readonly value: string; readonly origin: string }[]
  readonly photo: object | null
}

describeDatabases('one’s own page', (open) => {
  let portal: TestPortal
  let company: Company
  let ids: readonly string[]
  beforeAll(async () => {
    portal = await openPortal(open())
    company = await openCompany(open().database)
    ids = await company.hire(2)
    await follow()
  })
  afterAll(() => portal?.close())

  /** What the running server does by itself. */
  async function follow(): Promise<void> {
    const running = startSignatures({
      database: open().database,
      clock: { now: () => Date.now() },
      log: createLog('silent'),
      feed: () => company.feed,
      surroundings: () => ({ imageAddress: (hash) => `http://localhost:8080/i/x/${hash}.jpg` }),
    })
    await running.idle()
    await running.stop()
  }

  /** Each person once: an hour has five links. */
  const clients = new Map<number, Promise<TestClient>>()
  function signIn(number: number): Promise<TestClient> {
    const known = clients.get(number) ?? openSession(number)
    clients.set(number, known)
    return known
  }

  async function openSession(number: number): Promise<TestClient> {
    const before = portal.mails.length
    await portal.client().post('/api/me/sign-in/link', { email: `p${number}@nordwind.example` })
    const client = portal.client()
    await client.post('/api/me/sign-in', { token: tokenIn((await portal.mailed(before + 1)).at(-1)) })
    return client
  }
  const shown = async (client: TestClient) => (await client.get('/api/me')).json as Shown
  const field = async (client: TestClient, id: string) => (await shown(client)).fields.find((one) => one.id === id)

  it('shows the signature, and each field with who decides it', async () => {
    const client = await signIn(1)
    const { name, signature, fields } = await shown(client)
    expect(signature?.new.html).toContain(name)
    expect(signature?.new.text).toContain('p1@nordwind.example')
    expect(fields.find(({ id }) => id === 'full_name')).toMatchObject({
      editable: false,
      lockedBecause: expect.stringContaining('IT') as string,
      origin: 'directory',
    })
    expect(fields.find(({ id }) => id === 'pronouns')).toMatchObject({ editable: true, value: '', mayHide: true })
  })

  it('lets somebody set, hide and take back what is theirs, and the signature follows', async () => {
    const client = await signIn(1)
    expect((await client.put('/api/me/values/pronouns', { value: 'she/her' })).status).toBe(204)
    expect(await field(client, 'pronouns')).toMatchObject({ value: 'she/her', origin: 'employee' })
    await follow()
    expect((await shown(client)).signature?.new.html).toContain('she/her')
    await client.put('/api/me/values/pronouns', { value: null })
    expect(await field(client, 'pronouns')).toMatchObject({ value: '', origin: 'hidden' })
    await client.delete('/api/me/values/pronouns')
    expect(await field(client, 'pronouns')).toMatchObject({ origin: 'empty', own: null })
    await follow()
    expect((await shown(client)).signature?.new.html).not.toContain('she/her')
  })

  it.each<[string, string, unknown, number, RegExp]>([
    ['what the directory decides', 'full_name', 'Queen', 400, /directory/u],
    ['a link that is none', 'linkedin_url', 'javascript:alert(1)', 400, /https:/u],
    ['to hide what is always shown', 'full_name', null, 400, /always shown/u],
  ])('refuses %s, beside the field', async (_, id, value, status, words) => {
    const client = await signIn(1)
    const answer = await client.put(`/api/me/values/${id}`, { value })
    expect(answer.status).toBe(status)
    expect((answer.json as { error: { fields: { value: string } } }).error.fields.value).toMatch(words)
  })

  it('answers for a field that is not there as for any address that is not', async () => {
    const client = await signIn(1)
    for (const path of ['values/nothing', 'values/photo'])
      expect((await client.put(`/api/me/${path}`, { value: 'x' })).status).toBe(404)
    expect((await client.get('/api/me/files/notes')).status).toBe(404)
  })

  it('keeps markup as the letters that they are', async () => {
    const client = await signIn(2)
    await client.put('/api/me/values/pronouns', { value: '<img src=x onerror=alert(1)>' })
    await follow()
    const html = (await shown(client)).signature?.new.html ?? ''
    expect(html).toContain('&lt;img src=x')
    expect(html).not.toContain('<img src=x')
  })

  it('shows a photo once somebody has approved it, and nobody else’s page has it', async () => {
    const client = await signIn(1)
    const photo = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#336699' } })
      .png()
      .toBuffer()
    const put = (body: Uint8Array) =>
      fetch(`${portal.url}/api/me/photo`, {
        method: 'PUT',
        headers: {
          'content-type': 'image/png',
          origin: 'http://localhost:8080',
          cookie: `dynasend.me=${client.cookies.get('dynasend.me') ?? ''}`,
        },
        body: Buffer.from(body),
      })
    expect((await put(Buffer.from('no picture'))).status).toBe(400)
    expect((await put(photo)).status).toBe(204)
    expect((await shown(client)).photo).toMatchObject({ approved: null, waitingSince: expect.any(String) as string })
    const kept = await fetch(`${portal.url}/api/me/photo`, {
      headers: { cookie: `dynasend.me=${client.cookies.get('dynasend.me') ?? ''}` },
    })
    expect(await sharp(Buffer.from(await kept.arrayBuffer())).metadata()).toMatchObject({ format: 'jpeg', width: 320 })
    const asked = photoField(starterVersion().configuration)
    if (asked === null) throw new Error('The starter has a field for a photo.')
    const owner = { accountId: company.accountId, personId: ids[0] ?? '' }
    const actor = { operatorId: 'o-1', name: 'Anna Berg' }
    const approved = await open().database.write((tx) =>
      decidePhoto(tx, owner, asked, { approve: true, reason: '', actor, now: Date.now() }),
    )
    expect(approved).toBe(true)
    expect((await shown(client)).photo).toMatchObject({ waitingSince: null, approved: expect.any(String) as string })
    expect((await shown(await signIn(2))).photo).toMatchObject({ approved: null, waitingSince: null })
    expect((await client.delete('/api/me/photo')).status).toBe(204)
    expect((await shown(client)).photo).toMatchObject({ approved: null })
  })

  it('gives the files for classic Outlook as one archive', async () => {
    const client = await signIn(1)
    const answer = await client.get('/api/me/files/outlook')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
    expect(answer.text).toContain('.rtf')
  })
})
