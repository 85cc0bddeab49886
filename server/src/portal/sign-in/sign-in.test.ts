import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { addPerson, openPortal, type TestPortal, tokenIn } from '../testing/portal.ts'

describeDatabases('signing in to one’s own page by a link', (open) => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openPortal(open())
    await addPerson(open(), 'a-1', 'anna')
    await addPerson(open(), 'a-1', 'left', { state: 'inactive' })
  })
  afterAll(() => portal?.close())
  const ask = (email: string) => portal.client().post('/api/me/sign-in/link', { email })

  it('sends one to whom the directory knows, and answers everybody alike', async () => {
    const known = await ask(' Anna@Nordwind.Example'.trim())
    const unknown = await ask('nobody@nordwind.example')
    const left = await ask('left@nordwind.example')
    expect([known.status, known.text]).toEqual([202, '{"sent":true}'])
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text])
    expect([left.status, left.text]).toEqual([known.status, known.text])
    const mails = await portal.mailed(1)
    expect(mails.map(({ to }) => to)).toEqual(['Anna@Nordwind.Example'])
  })

  it('opens once, and ends with signing out', async () => {
    const token = tokenIn(portal.mails[0])
    const client = portal.client()
    expect((await client.post('/api/me/sign-in', { token })).status).toBe(204)
    expect([...client.cookies.keys()]).toEqual(['dynasend.me'])
    const again = await portal.client().post('/api/me/sign-in', { token })
    expect([again.status, again.json]).toMatchObject([404, { error: { what_to_do: 'Ask for a new link.' } }])
    const cookie = client.cookies.get('dynasend.me') ?? ''
    expect((await client.post('/api/me/sign-out')).status).toBe(204)
    const old = await portal.client().get('/api/me', { cookie: `dynasend.me=${cookie}` })
    expect([old.status, old.json]).toMatchObject([401, { error: { code: 'unauthenticated' } }])
  })

  it('is too old after a quarter of an hour', async () => {
    const before = portal.mails.length
    await ask('anna@nordwind.example')
    const mails = await portal.mailed(before + 1)
    portal.advance(16 * 60_000)
    expect((await portal.client().post('/api/me/sign-in', { token: tokenIn(mails.at(-1)) })).status).toBe(404)
  })

  it('goes to one person five times an hour and no more', async () => {
    await addPerson(open(), 'a-1', 'bent')
    await addPerson(open(), 'a-1', 'carl')
    for (let time = 0; time < 7; time++) await ask('bent@nordwind.example')
    await ask('carl@nordwind.example')
    while (!portal.mails.some(({ to }) => to.startsWith('carl'))) await portal.mailed(portal.mails.length + 1)
    expect(portal.mails.filter(({ to }) => to.startsWith('bent'))).toHaveLength(5)
  })

  it('refuses what is no address, another site’s page, and tries by the thousand', async () => {
    const wrong = await ask('anna')
    expect(wrong.json).toMatchObject({ error: { fields: { email: expect.stringContaining('e-mail') as string } } })
    const foreign = await portal
      .client()
      .post('/api/me/sign-in/link', { email: 'anna@nordwind.example' }, { origin: 'https://evil.example' })
    expect(foreign.status).toBe(403)
    portal.advance(10 * 60_000)
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => portal.client().post('/api/me/sign-in', { token: 'x' })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404, 429]))
  })
})
