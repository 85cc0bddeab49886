import { crc32 } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { base62OfUint32 } from '../../base/base62.ts'
import { createLog, createSeal, newSecretToken } from '../../base/index.ts'
import { createInstallation } from '../../directory/operators/installation.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { openDelivery } from '../open.ts'

const actor = { operatorId: 'tests', name: 'Anna Berg' }

describeDatabases('keys of the public API', (database) => {
  let ahead = 0
  const now = () => Date.parse('2026-11-01T08:00:00.000Z') + ahead
  const open = (rows = database().database) => {
    const { dataFolder } = database()
    const parts = { log: createLog('silent'), publicUrl: 'http://localhost', dataFolder, webhookNetworks: [] }
    return openDelivery({ database: rows, seal: createSeal(Buffer.alloc(32, 7)), clock: { now }, ...parts })
  }
  const wanted = { name: 'Intranet', scopes: ['signatures:read'] as const }
  let accountId: string
  let otherId: string
  beforeAll(async () => {
    const context = { database: database().database, seal: createSeal(Buffer.alloc(32, 7)), clock: { now } }
    const installation = createInstallation(context)
    accountId = await installation.createAccount('Nordwind Traders', null, actor)
    otherId = await installation.createAccount('Südwind', null, actor)
  })

  it('say whose they are and what they may do', async () => {
    const delivery = open()
    const { id, key } = await delivery.account(accountId).createKey(wanted, actor)
    expect(key).toMatch(/^dynasend_api_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}$/u)
    expect(await delivery.caller(key)).toEqual({ accountId, keyId: id, scopes: ['signatures:read'] })
  })

  it('are nowhere kept in clear', async () => {
    const { key } = await open().account(accountId).createKey(wanted, actor)
    const secret = key.slice(-38)
    for (const table of ['api_keys', 'activity', 'audit_entries'] as const) {
      const rows = await database().database.read.selectFrom(table).selectAll().execute()
      expect(rows.length).toBeGreaterThan(0)
      expect(JSON.stringify(rows)).not.toContain(secret)
    }
  })

  describe('open nothing', () => {
    it('when one character is another, also with a checksum that fits, and when they are of another kind', async () => {
      const delivery = open()
      const { key } = await delivery.account(accountId).createKey(wanted, actor)
      const id = key.split('_')[2] ?? ''
      const body = `dynasend_api_${id}_${'0'.repeat(32)}`
      const forged = body + base62OfUint32(crc32(body))
      for (const wrong of ['', 'x', key.slice(0, -1), `${key}x`, key.toUpperCase(), forged, newSecretToken('api').text])
        expect(await delivery.caller(wrong), wrong).toBeNull()
      expect(await delivery.caller(newSecretToken('scim').text)).toBeNull()
    })

    it('once they are revoked, at once and on another node too', async () => {
      const [here, thereDatabase] = [open(), await database().openAgain()]
      const there = open(thereDatabase)
      const { id, key } = await here.account(accountId).createKey(wanted, actor)
      expect(await there.caller(key)).not.toBeNull()
      await here.account(accountId).revokeKey(id, actor)
      expect(await there.caller(key)).toBeNull()
      expect(await here.caller(key)).toBeNull()
      await expect(here.account(accountId).revokeKey(id, actor)).rejects.toThrow('No such key.')
      await thereDatabase.close()
    })
  })

  it('are listed with hint, scopes, who made them and when they were last used, and only to their account', async () => {
    const delivery = open()
    const both = { name: 'CRM', scopes: ['signatures:read', 'signatures:read'] as const }
    const { id, key } = await delivery.account(otherId).createKey(both, actor)
    const facts = { id, name: 'CRM', hint: `dynasend_api_${id}_…`, scopes: ['signatures:read'] }
    expect(await delivery.account(otherId).keys()).toEqual([
      {
        ...facts,
        createdAt: new Date(now()).toISOString(),
        createdBy: 'Anna Berg',
        lastUsedAt: null,
        revokedAt: null,
        revokedBy: null,
      },
    ])
    await delivery.caller(key)
    await expect
      .poll(async () => (await delivery.account(otherId).keys())[0]?.lastUsedAt)
      .toBe(new Date(now()).toISOString())
    const before = (await delivery.account(otherId).keys())[0]?.lastUsedAt
    ahead += 30_000
    await delivery.caller(key)
    expect((await delivery.account(otherId).keys())[0]?.lastUsedAt).toBe(before)
    await expect(delivery.account(accountId).revokeKey(id, actor)).rejects.toThrow('No such key.')
    expect((await delivery.account(accountId).keys()).map((one) => one.id)).not.toContain(id)
  })

  it('leave a row in the audit log for each that is made and revoked', async () => {
    const { id } = await open().account(accountId).createKey(wanted, actor)
    await open().account(accountId).revokeKey(id, actor)
    const rows = await database()
      .database.read.selectFrom('audit_entries')
      .selectAll()
      .where('account_id', '=', accountId)
      .execute()
    const actions = rows.filter((row) => JSON.stringify(row).includes(id)).map(({ action }) => action)
    expect(actions).toEqual(['apiKey.create', 'apiKey.revoke'])
  })
})
