import { beforeAll, expect, it } from 'vitest'
import { createSeal } from '../../base/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { createAuthenticate } from './authenticate.ts'
import { createInstallation } from './installation.ts'
import { TokenRows } from './token-rows.ts'

const actor = { operatorId: 'tests', name: 'Tests' }

describeDatabases('the guard of a SCIM server', (database) => {
  let ahead = 0
  const now = () => Date.parse('2026-06-01T08:00:00.000Z') + ahead
  const context = () => ({ database: database().database, seal: createSeal(Buffer.alloc(32, 7)), clock: { now } })
  const open = () => createAuthenticate(context(), new TokenRows(database().database))
  const authenticate = (...credentials: [string, string]) => open()(...credentials)

  async function made(): Promise<{ accountId: string; id: string; tokenId: string; secretToken: string }> {
    const installation = createInstallation(context())
    const accountId = await installation.createAccount('Nordwind Traders', null)
    const { id, secretToken } = await installation.account(accountId).writes.createScimServer('Entra', {}, actor)
    return { accountId, id, tokenId: secretToken.split('_')[2] ?? '', secretToken }
  }
  const tokenRow = (id: string, tokenId: string) => ({
    set: async (columns: { readonly revoked_at?: string; readonly expires_at?: string; readonly kind?: 'client' }) =>
      database().database.write((tx) =>
        tx.updateTable('scim_tokens').set(columns).where('scim_server_id', '=', id).where('id', '=', tokenId).execute(),
      ),
  })

  let mine: Awaited<ReturnType<typeof made>>
  let other: Awaited<ReturnType<typeof made>>
  beforeAll(async () => {
    mine = await made()
    other = await made()
  })

  it('says who calls, and under which settings', async () => {
    expect(await authenticate(mine.id, mine.secretToken)).toEqual({
      accountId: mine.accountId,
      scimServerId: mine.id,
      tokenId: mine.tokenId,
      holding: false,
      settings: expect.objectContaining({ patchAnswer: 200, acceptNestedGroups: true }),
    })
  })

  it('says that a server holds departures, while it does', async () => {
    const holding = await made()
    await database().database.write((tx) =>
      tx.updateTable('scim_servers').set({ holding: 1 }).where('id', '=', holding.id).execute(),
    )
    expect(await authenticate(holding.id, holding.secretToken)).toMatchObject({ holding: true })
  })

  it('takes what was kept of a token only for a call that reads', async () => {
    const asked: boolean[] = []
    class Asked extends TokenRows {
      override find(scimServerId: string, keyId: string, forReading: boolean) {
        asked.push(forReading)
        return super.find(scimServerId, keyId, forReading)
      }
    }
    const guard = createAuthenticate(context(), new Asked(database().database))
    await guard(mine.id, mine.secretToken)
    await guard(mine.id, mine.secretToken, false)
    await guard(mine.id, mine.secretToken, true)
    expect(asked).toEqual([false, false, true])
  })

  it('refuses what is another server’s, unknown, or no token', async () => {
    expect(await authenticate(mine.id, other.secretToken)).toBeNull()
    expect(await authenticate(other.id, mine.secretToken)).toBeNull()
    expect(await authenticate('nothing', mine.secretToken)).toBeNull()
    expect(await authenticate(mine.id, '')).toBeNull()
    expect(await authenticate(mine.id, mine.tokenId)).toBeNull()
  })

  it('refuses a secret of another kind, a changed digest, an ended and a revoked token', async () => {
    const [ended, kind, revoked, changed] = [await made(), await made(), await made(), await made()]
    await tokenRow(kind.id, kind.tokenId).set({ kind: 'client' })
    expect(await authenticate(kind.id, kind.secretToken)).toBeNull()
    await tokenRow(revoked.id, revoked.tokenId).set({ revoked_at: '2999-01-01T00:00:00.000Z' })
    expect(await authenticate(revoked.id, revoked.secretToken)).toBeNull()
    await database().database.write((tx) =>
      tx
        .updateTable('scim_tokens')
        .set({ digest: '00'.repeat(32) })
        .where('scim_server_id', '=', changed.id)
        .execute(),
    )
    expect(await authenticate(changed.id, changed.secretToken)).toBeNull()
    await tokenRow(ended.id, ended.tokenId).set({ expires_at: '2026-06-01T08:00:00.001Z' })
    expect(await authenticate(ended.id, ended.secretToken)).not.toBeNull()
    await tokenRow(ended.id, ended.tokenId).set({ expires_at: '2026-06-01T08:00:00.000Z' })
    expect(await authenticate(ended.id, ended.secretToken)).toBeNull()
  })

  it('refuses a disconnected server', async () => {
    const gone = await made()
    await database().database.write((tx) =>
      tx.updateTable('scim_servers').set({ state: 'disconnected' }).where('id', '=', gone.id).execute(),
    )
    expect(await authenticate(gone.id, gone.secretToken)).toBeNull()
  })

  it('notes when the token was last used, and no other’s', async () => {
    const [used, unused] = [await made(), await made()]
    ahead = 3_600_000
    const guard = open()
    expect(await guard(used.id, used.secretToken)).not.toBeNull()
    const lastUsed = async (id: string) =>
      (
        await database()
          .database.read.selectFrom('scim_tokens')
          .select('last_used_at')
          .where('scim_server_id', '=', id)
          .executeTakeFirst()
      )?.last_used_at ?? null
    await expect.poll(() => lastUsed(used.id)).toBe('2026-06-01T09:00:00.000Z')
    expect(await lastUsed(unused.id)).toBeNull()
  })
})
