import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { openDashboard, password, type TestDashboard } from '../testing/dashboard.ts'
import { firstOwnerLink, signInLink } from './links.ts'

const tokenOf = (link: string | null): string => link?.split('=').at(-1) ?? ''

describeDatabases('first start', (database) => {
  let dashboard: TestDashboard
  const body = (token: string) => ({
    token,
    name: 'Anna Berg',
    email: 'Anna@nordwind.example',
    password,
    accountName: 'Nordwind Traders',
  })
  beforeAll(async () => {
    dashboard = await openDashboard(database())
  })
  afterAll(async () => dashboard.close())

  describe('before the first owner', () => {
    it('is needed, and a wrong link creates nobody', async () => {
      const client = dashboard.client()
      expect((await client.get('/api/setup')).json).toEqual({ needed: true })
      const refused = await client.post('/api/setup', body('wrong'))
      expect(refused.status).toBe(404)
      expect(refused.json).toMatchObject({ error: { code: 'not_found', what_to_do: 'Ask for a new link.' } })
      expect((await client.get('/api/setup')).json).toEqual({ needed: true })
    })

    it('names the fields that cannot be used, and keeps the link for the next try', async () => {
      const link = await firstOwnerLink(dashboard.installation, 'http://localhost:8080')
      expect(link).toMatch(/^http:\/\/localhost:8080\/setup#token=\w{32}$/u)
      const refused = await dashboard
        .client()
        .post('/api/setup', { ...body(tokenOf(link)), email: 'x', password: 'short' })
      expect(refused.status).toBe(400)
      expect(refused.json).toMatchObject({
        error: {
          code: 'invalid',
          fields: { email: expect.stringContaining('@') as unknown, password: 'Use at least 10 characters.' },
        },
      })
    })

    it('gives the accounts of the command line to the first owner, whose link works once', async () => {
      const early = await dashboard.installation.createAccount('Made before', null)
      const link = await firstOwnerLink(dashboard.installation, 'http://localhost:8080')
      const client = dashboard.client()
      const made = await client.post('/api/setup', body(tokenOf(link)))
      expect(made.status).toBe(201)
      expect(made.json).toEqual({ accountId: early })
      expect((await client.get('/api/session')).json).toMatchObject({
        operator: { name: 'Anna Berg', email: 'anna@nordwind.example', twoFactor: false, installationOwner: true },
        accounts: [{ id: early, name: 'Nordwind Traders', role: 'owner' }],
      })
      expect(
        (await dashboard.client().post('/api/setup', { ...body(tokenOf(link)), email: 'b@nordwind.example' })).status,
      ).toBe(404)
      expect((await client.get('/api/setup')).json).toEqual({ needed: false })
      expect(await firstOwnerLink(dashboard.installation, 'http://localhost:8080')).toBeNull()
    })
  })

  describe('after a set-up that was cut off before the account', () => {
    it('the same person can be set up again', async () => {
      const kept = await database().database.read.selectFrom('account_members').selectAll().execute()
      await database().database.write((tx) => tx.deleteFrom('account_members').execute())
      const link = await firstOwnerLink(dashboard.installation, 'http://localhost:8080')
      const client = dashboard.client()
      expect((await client.post('/api/setup', body(tokenOf(link)))).status).toBe(201)
      expect((await client.get('/api/session')).json).toMatchObject({ operator: { id: kept[0]?.operator_id } })
    })
  })

  describe('a one-time sign-in link', () => {
    it('signs the first owner in once', async () => {
      const link = await signInLink(dashboard.installation, 'http://localhost:8080')
      expect(link).toMatch(/\/sign-in#once=/u)
      const client = dashboard.client()
      expect((await client.post('/api/one-time-sign-in', { token: tokenOf(link) })).status).toBe(204)
      expect((await client.get('/api/session')).status).toBe(200)
      expect((await dashboard.client().post('/api/one-time-sign-in', { token: tokenOf(link) })).status).toBe(404)
    })

    it('lets its session, and no other, choose a password without the present one', async () => {
      const link = await signInLink(dashboard.installation, 'http://localhost:8080')
      const client = dashboard.client()
      await client.post('/api/one-time-sign-in', { token: tokenOf(link) })
      expect((await client.get('/api/session')).json).toMatchObject({ operator: { mayDefinePassword: true } })
      const other = dashboard.client()
      await other.post('/api/auth/sign-in/email', { email: 'anna@nordwind.example', password })
      expect((await other.post('/api/session/password', { newPassword: 'another password' })).status).toBe(403)
      expect((await client.post('/api/session/password', { newPassword: 'short' })).status).toBe(400)
      expect((await client.post('/api/session/password', { newPassword: 'another password' })).status).toBe(204)
      expect((await other.get('/api/session')).status).toBe(401)
      expect((await client.get('/api/session')).json).toMatchObject({ operator: { mayDefinePassword: false } })
      const again = dashboard.client()
      const signIn = { email: 'anna@nordwind.example', password: 'another password' }
      expect((await again.post('/api/auth/sign-in/email', signIn)).status).toBe(200)
    })

    it('ends after an hour', async () => {
      const link = await signInLink(dashboard.installation, 'http://localhost:8080')
      dashboard.advance(61 * 60 * 1000)
      expect((await dashboard.client().post('/api/one-time-sign-in', { token: tokenOf(link) })).status).toBe(404)
    })
  })
})
