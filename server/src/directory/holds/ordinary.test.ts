import { expect, it } from 'vitest'
import { createSeal } from '../../base/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { Database } from '../../storage/index.ts'
import { carryOutDecisions } from './carry-out.ts'
import { decide } from './decide.ts'
import { anna, openCompany } from './testing/company.ts'

describeDatabases('ordinary work', (database) => {
  const batches = (scimServerId: string) =>
    database()
      .database.read.selectFrom('held_batches')
      .selectAll()
      .where('scim_server_id', '=', scimServerId)
      .orderBy('id')
      .execute()

  it('is never held: a month of joiners, leavers, returns and moves between groups', async () => {
    const company = await openCompany(database().database)
    let staff = await company.hire(60)
    const group = await company.group('Everybody', staff)
    const { groups } = await company.scim()
    const call = { requestId: 'r', method: 'PATCH', path: '/Groups', body: null }
    for (let day = 0; day < 20; day++) {
      const [leaver = '', back = '', moved = ''] = staff
      await company.deactivate([leaver, back])
      await company.reactivate([back])
      for (const kind of ['remove', 'add'] as const) {
        const change = kind === 'add' ? { kind, members: [{ value: moved }] } : { kind, ids: [moved] }
        await groups.update(group, ({ document }) => ({ document, members: [change] }), {
          call,
          answer: () => ({ status: 204, body: null }),
        })
      }
      staff = [...staff.slice(1), ...(await company.hire(1))]
      company.pass(24 * 60)
    }
    expect(await batches(company.scimServerId)).toEqual([])
  })

  it('is never held: a first cycle with people who are inactive, and 25 of 60 who flap three times', async () => {
    const company = await openCompany(database().database)
    const ids = await company.hire(60)
    for (let round = 0; round < 3; round++) {
      await company.deactivate(ids.slice(0, 25))
      await company.reactivate(ids.slice(0, 25))
    }
    expect(await batches(company.scimServerId)).toEqual([])
  })

  it('goes on after a wave: the next leaver passes at once, and the next wave is a batch of its own', async () => {
    const company = await openCompany(database().database)
    const ids = await company.hire(100)
    await company.deactivate(ids.slice(0, 30))
    const [first] = await batches(company.scimServerId)
    const context = {
      database: database().database,
      clock: { now: () => Date.now() },
      seal: createSeal(Buffer.alloc(32, 7)),
    }
    await decide(context, company.accountId, first?.id ?? '', { kind: 'release', ids: null }, anna)
    await company.carryOut()
    await company.deactivate(ids.slice(30, 31))
    expect((await company.effective(ids[30] ?? ''))?.active).toBe(false)
    company.pass(180)
    await company.deactivate(ids.slice(31, 70))
    expect(await batches(company.scimServerId)).toMatchObject([{ state: 'closed', people: 30 }, { people: 39 }])
  })

  it('is carried out by two nodes at once without doing anything twice', async () => {
    const company = await openCompany(database().database)
    const ids = await company.hire(40)
    const before = await company.state()
    await company.remove(ids)
    const [batch] = await batches(company.scimServerId)
    const context = {
      database: database().database,
      clock: { now: () => Date.now() },
      seal: createSeal(Buffer.alloc(32, 7)),
    }
    await decide(context, company.accountId, batch?.id ?? '', { kind: 'restore', ids: null }, anna)
    await Promise.all([company.carryOut(), company.carryOut()])
    await company.carryOut()
    expect([...(await company.state())].toSorted()).toEqual([...before].toSorted())
    const [decision] = await database()
      .database.read.selectFrom('held_decisions')
      .selectAll()
      .where('scim_server_id', '=', company.scimServerId)
      .execute()
    expect(decision).toMatchObject({ done: decision?.changes, refused: 0 })
    expect(await batches(company.scimServerId)).toMatchObject([{ state: 'closed', held_changes: 0 }])
  })

  it('is carried out to the end after the process died between two pieces', async () => {
    const company = await openCompany(database().database)
    const ids = await company.hire(130)
    const before = await company.state()
    await company.remove(ids)
    const [batch] = await batches(company.scimServerId)
    const { database: open } = database()
    const context = { database: open, clock: { now: () => Date.now() }, seal: createSeal(Buffer.alloc(32, 7)) }
    await decide(context, company.accountId, batch?.id ?? '', { kind: 'restore', ids: null }, anna)
    let pieces = 0
    const dying: Database = {
      ...open,
      write: async (work) => {
        if (++pieces > 1) throw new Error('The process is dead.')
        return open.write(work)
      },
    }
    await expect(carryOutDecisions(dying, context.clock)).rejects.toThrow('dead')
    expect(await batches(company.scimServerId)).toMatchObject([{ state: 'open', people: 130, held_people: 30 }])
    await company.carryOut()
    expect([...(await company.state())].toSorted()).toEqual([...before].toSorted())
  })
})
