import { expect, it } from 'vitest'
import { createSeal } from '../../base/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { decide } from './decide.ts'
import { forgetDepartures } from './forget.ts'
import { anna, ben, openCompany } from './testing/company.ts'

const sorted = (map: ReadonlyMap<string, string>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1))

describeDatabases('held changes', (database) => {
  const batches = async (scimServerId: string) =>
    database()
      .database.read.selectFrom('held_batches')
      .selectAll()
      .where('scim_server_id', '=', scimServerId)
      .orderBy('id')
      .execute()
  const context = () => ({
    database: database().database,
    clock: { now: () => Date.now() },
    seal: createSeal(Buffer.alloc(32, 7)),
  })
  it('holds a wave of deactivations from its first person on, mirrors it, and puts it back byte for byte', async () => {
    const company = await openCompany(database().database)
    const ids = await company.hire(60)
    const group = await company.group('Everybody', ids)
    const before = await company.state()
    const { users, groups } = await company.scim()
    const asRead = await Promise.all(ids.map(async (id) => (await users.get(id))?.document))
    await company.deactivate(ids)
    expect((await users.get(ids[0] ?? ''))?.document['active']).toBe(false)
    expect(await company.effective(ids[0] ?? '')).toMatchObject({
      active: true,
      document: asRead[0],
      groupIds: [group],
    })
    expect(await company.effective(ids[59] ?? '')).toMatchObject({ active: true, document: asRead[59] })
    const [batch, ...others] = await batches(company.scimServerId)
    expect(others).toEqual([])
    expect(batch).toMatchObject({ state: 'open', people: 60, held_people: 60, held_changes: 60 })
    const fed = await company.fed()
    expect(fed.filter((change) => change.startsWith('deactivated'))).toEqual([])
    expect(fed.filter((change) => change.startsWith('held'))).toHaveLength(25)

    await decide(context(), company.accountId, batch?.id ?? '', { kind: 'restore', ids: null }, anna)
    await company.carryOut()
    expect(sorted(await company.state())).toEqual(sorted(before))
    expect(await Promise.all(ids.map(async (id) => (await users.get(id))?.document))).toEqual(asRead)
    expect((await groups.get(group, { members: true }))?.members).toHaveLength(60)
    expect(await batches(company.scimServerId)).toMatchObject([{ state: 'closed', held_people: 0, held_changes: 0 }])
  })

  it('puts deleted people, groups, memberships and managers back with their ids', async () => {
    const company = await openCompany(database().database)
    const ids = await company.hire(40)
    const small = await company.group('Small', ids.slice(0, 3))
    await company.group('Everybody', [...ids, small])
    const before = await company.state()
    await company.deactivate(ids.slice(0, 35))
    await company.remove(ids)
    const { groups } = await company.scim()
    await groups.delete(small, {
      call: { requestId: 'r', method: 'DELETE', path: '', body: null },
      answer: () => ({ status: 204, body: null }),
    })
    expect(await company.effective(ids[5] ?? '')).toMatchObject({
      active: true,
      held: { batchId: expect.any(String) as string },
    })
    const [batch] = await batches(company.scimServerId)
    expect(batch).toMatchObject({ people: 40, groups: 1 })
    await decide(context(), company.accountId, batch?.id ?? '', { kind: 'restore', ids: null }, anna)
    await company.carryOut()
    expect(sorted(await company.state())).toEqual(sorted(before))
  })

  it('lets it happen: the feed passes each change on once, and only then', async () => {
    const company = await openCompany(database().database)
    const ids = await company.hire(50)
    await company.deactivate(ids)
    const [batch] = await batches(company.scimServerId)
    await decide(context(), company.accountId, batch?.id ?? '', { kind: 'release', ids: null }, anna)
    expect((await company.effective(ids[3] ?? ''))?.active).toBe(true)
    await company.carryOut()
    expect(await company.effective(ids[3] ?? '')).toMatchObject({ active: false, held: null })
    const fed = await company.fed()
    expect(fed.filter((change) => change.startsWith('released')).toSorted()).toEqual(
      ids.map((id) => `released ${id}`).toSorted(),
    )
    expect(fed.filter((change) => change.startsWith('deactivated'))).toEqual([])
    expect(await batches(company.scimServerId)).toMatchObject([{ state: 'closed' }])
  })

  it('refuses a second decision and says who was first, also when both come at once', async () => {
    const company = await openCompany(database().database)
    await company.deactivate(await company.hire(40))
    const [batch] = await batches(company.scimServerId)
    const both = await Promise.allSettled([
      decide(context(), company.accountId, batch?.id ?? '', { kind: 'release', ids: null }, anna),
      decide(context(), company.accountId, batch?.id ?? '', { kind: 'restore', ids: null }, ben),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const first = both[0].status === 'fulfilled' ? 'Anna Berg' : 'Ben Okafor'
    await expect(
      decide(context(), company.accountId, batch?.id ?? '', { kind: 'restore', ids: null }, ben),
    ).rejects.toThrow(`${first} decided on`)
    await expect(decide(context(), 'another', batch?.id ?? '', { kind: 'restore', ids: null }, ben)).rejects.toThrow(
      'No such',
    )
  })

  it('decides about some people; who comes back by themselves leaves the batch, which closes with the last', async () => {
    const company = await openCompany(database().database)
    const ids = await company.hire(40)
    await company.deactivate(ids)
    const [batch] = await batches(company.scimServerId)
    await decide(context(), company.accountId, batch?.id ?? '', { kind: 'release', ids: ids.slice(0, 5) }, anna)
    await company.carryOut()
    await company.reactivate(ids.slice(5, 39))
    expect(await batches(company.scimServerId)).toMatchObject([{ state: 'open', held_people: 1 }])
    expect((await company.effective(ids[6] ?? ''))?.held).toBeNull()
    await company.reactivate(ids.slice(39))
    expect(await batches(company.scimServerId)).toMatchObject([{ state: 'closed', held_people: 0 }])
    await expect(
      decide(context(), company.accountId, batch?.id ?? '', { kind: 'restore', ids: null }, ben),
    ).rejects.toThrow('decided on')
  })

  it('gives a person who is created again the old id, by userName or externalId', async () => {
    const company = await openCompany(database().database)
    const ids = await company.hire(40)
    await company.remove(ids)
    const { users } = await company.scim()
    const options = {
      call: { requestId: 'r', method: 'POST', path: '/Users', body: null },
      answer: () => ({ status: 201, body: null }),
    }
    const byName = await users.create({ userName: 'P2@nordwind.example', active: true }, options)
    const byExternalId = await users.create({ userName: 'new@nordwind.example', externalId: 'person-3' }, options)
    const stranger = await users.create({ userName: 'stranger@nordwind.example' }, options)
    expect([byName.id, byExternalId.id]).toEqual([ids[1], ids[2]])
    expect(ids).not.toContain(stranger.id)
    expect(await batches(company.scimServerId)).toMatchObject([{ held_people: 38 }])
  })

  it('forgets who is erased, and holds nothing of them any more', async () => {
    const company = await openCompany(database().database)
    const ids = await company.hire(40)
    await company.remove(ids)
    await forgetDepartures(context(), company, ids[7] ?? '')
    const rows = await database()
      .database.read.selectFrom('departures')
      .select(['document', 'name', 'user_key', 'state'])
      .where('scim_server_id', '=', company.scimServerId)
      .where('person_id', '=', ids[7] ?? '')
      .where('group_id', '=', '')
      .execute()
    expect(rows).toEqual([{ document: null, name: '', user_key: '', state: 'ended' }])
    expect(await batches(company.scimServerId)).toMatchObject([{ held_people: 39 }])
  })
})
