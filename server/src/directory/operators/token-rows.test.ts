import { expect, it } from 'vitest'
import { createSeal, systemClock } from '../../base/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { Database } from '../../storage/index.ts'
import { type Authenticate, createAuthenticate } from './authenticate.ts'
import { createInstallation } from './installation.ts'
import { forgettingTokens, keptFor, TokenRows } from './token-rows.ts'

const actor = { operatorId: 'tests', name: 'Tests' }
const seal = createSeal(Buffer.alloc(32))

const readsAndWrites = (authenticate: Authenticate) => ({
  authenticate: (id: string, token: string) => authenticate(id, token, true),
  authenticateWrite: (id: string, token: string) => authenticate(id, token, false),
})

/** One node: operators and SCIM clients on a connection of its own, and a time that stands still. */
function node(database: Database) {
  let time = 0
  const tokens = new TokenRows(database, () => time)
  const context = { database, seal, clock: systemClock }
  return {
    ...readsAndWrites(createAuthenticate(context, tokens)),
    installation: createInstallation({ ...context, database: forgettingTokens(database, tokens) }),
    pass: (milliseconds: number) => {
      time += milliseconds
    },
  }
}

describeDatabases('a Secret Token', (database) => {
  const open = async () => {
    const here = node(database().database)
    const accountId = await here.installation.createAccount('Nordwind Traders', null)
    const { writes } = here.installation.account(accountId)
    const { id, secretToken } = await writes.createScimServer('Entra', {}, actor)
    return { here, writes, id, secretToken, tokenId: secretToken.split('_')[2] ?? '' }
  }

  it('is refused from the next call on where it was revoked', async () => {
    const { here, writes, id, secretToken, tokenId } = await open()
    expect(await here.authenticate(id, secretToken)).toMatchObject({ scimServerId: id, tokenId })
    await writes.revokeToken(id, tokenId, actor)
    expect(await here.authenticate(id, secretToken)).toBeNull()
  })

  it('is refused on another node before a second has passed, and writes nothing at all there', async () => {
    const { writes, id, secretToken, tokenId } = await open()
    const again = await database().openAgain()
    const there = node(again)
    expect(await there.authenticate(id, secretToken)).not.toBeNull()
    await writes.revokeToken(id, tokenId, actor)
    expect(await there.authenticateWrite(id, secretToken)).toBeNull()
    there.pass(keptFor)
    expect(keptFor).toBeLessThan(1000)
    expect(await there.authenticate(id, secretToken)).toBeNull()
    await again.close()
  })

  it('opens at once with settings that were just changed', async () => {
    const { here, writes, id, secretToken } = await open()
    expect(await here.authenticate(id, secretToken)).toMatchObject({ settings: { patchAnswer: 200 } })
    await writes.changeScimServer(id, { settings: { patchAnswer: 204 } }, actor)
    expect(await here.authenticate(id, secretToken)).toMatchObject({ settings: { patchAnswer: 204 } })
  })

  it('that is made later is found, though it was asked for before', async () => {
    const { here, id, secretToken } = await open()
    const unknown = secretToken.replace(id, 'other')
    expect(await here.authenticate('other', unknown)).toBeNull()
    expect(await here.authenticate(id, secretToken)).not.toBeNull()
  })
})
