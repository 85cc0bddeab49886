import { expect, it } from 'vitest'
import { createLog } from '../../base/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { call, options, testScimServer, userDocument } from '../conformance/scim-server.ts'
import { startHousekeeping } from './index.ts'

const day = 24 * 60 * 60 * 1000

describeDatabases('the housekeeping', (database) => {
  const after = async (days: number) => {
    const clock = { now: () => Date.now() + days * day }
    const housekeeping = startHousekeeping({ database: database().database, clock, log: createLog('silent') })
    await housekeeping.run()
    await housekeeping.stop()
  }
  const counts = async (scimServerId: string) => {
    const { read } = database().database
    const count = async (table: 'activity' | 'changes' | 'read_summaries') =>
      (await read.selectFrom(table).select('scim_server_id').where('scim_server_id', '=', scimServerId).execute())
        .length
    return [await count('activity'), await count('changes'), await count('read_summaries')]
  }

  it('keeps everything for 30 days, and afterwards only the history of people who are there', async () => {
    const { directory, scimServerId, flush } = await testScimServer(database().database)
    await directory.users.create(userDocument('Stays'), options)
    const gone = await directory.users.create(userDocument('Goes'), options)
    await directory.users.delete(gone.id, options)
    directory.recordRead(call, { kind: 'list', resource: 'User', hits: 1 })
    await flush()
    await after(29)
    expect(await counts(scimServerId)).toEqual([3, 3, 1])
    await after(31)
    expect(await counts(scimServerId)).toEqual([0, 1, 0])
  })

  it('removes more than one piece of old records in a round', async () => {
    const { directory, scimServerId } = await testScimServer(database().database)
    const refusals = Array.from({ length: 1200 }, () => directory.recordRefusal(call, { status: 400, body: null }))
    await Promise.all(refusals)
    await after(31)
    expect((await counts(scimServerId))[0]).toBe(0)
  })

  it('removes leavers where the owner wants it, and nobody who is active, back, or elsewhere', async () => {
    const { database: open } = database()
    const server = await testScimServer(open)
    const other = await testScimServer(open)
    const settings = JSON.stringify({ leavers: 'remove', leaverDays: 10 })
    await open.write((tx) =>
      tx.updateTable('scim_servers').set({ settings }).where('id', '=', server.scimServerId).execute(),
    )
    const { users } = server.directory
    const active = await users.create(userDocument('Active'), options)
    const leaver = await users.create(userDocument('Leaver'), options)
    const back = await users.create(userDocument('Back', { active: false }), options)
    const elsewhere = await other.directory.users.create(userDocument('Elsewhere', { active: false }), options)
    await users.update(leaver.id, ({ document }) => ({ ...document, active: false }), options)
    await users.update(back.id, ({ document }) => ({ ...document, active: true }), options)
    await after(9)
    expect(await users.get(leaver.id)).not.toBeNull()
    await after(11)
    expect(await users.get(leaver.id)).toBeNull()
    expect(await users.get(active.id)).not.toBeNull()
    expect(await users.get(back.id)).not.toBeNull()
    expect(await other.directory.users.get(elsewhere.id)).not.toBeNull()
  })
})
