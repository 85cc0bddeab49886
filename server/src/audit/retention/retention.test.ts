import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { auditOn, deeds, newAccount, seal } from '../testing/stage.ts'
import { cutOld } from './cut.ts'
import { writeRetention } from './settings.ts'

const day = 24 * 60 * 60 * 1000

describeDatabases('retention of the audit log', (open) => {
  it('cuts what is older than 400 days under a signature, and leaves the rest checkable', async () => {
    const { database } = open()
    const accountId = newAccount()
    const start = Date.now()
    await deeds(database, accountId, 3, start)
    await deeds(database, accountId, 2, start + 300 * day)
    let now = start + 399 * day
    const audit = auditOn(database, { clock: { now: () => now } })
    await audit.run()
    expect(await audit.chain(accountId).verify()).toMatchObject({ rows: 5, first: 1, problem: null })
    now = start + 401 * day
    await audit.run()
    expect(await audit.chain(accountId).verify()).toMatchObject({ rows: 3, first: 4, last: 6, problem: null })
    const { items } = await audit.chain(accountId).list({}, null, 10)
    expect(items[0]).toMatchObject({ action: 'audit.cut', operatorName: 'Dynasend', subject: '3' })
    // The newest row is never cut, however old: the chain goes on from it.
    now = start + 1200 * day
    await audit.run()
    expect(await audit.chain(accountId).verify()).toMatchObject({ rows: 2, first: 6, last: 7, problem: null })
  })

  it('goes on after it was stopped between the signature and the removal', async () => {
    const { database } = open()
    const accountId = newAccount()
    const start = Date.now()
    await deeds(database, accountId, 1300, start)
    const now = start + 500 * day
    let left = 2
    const stopped = new Proxy(database, {
      get: (target, name, receiver) =>
        name === 'write' && left-- <= 0
          ? () => Promise.reject(new Error('stopped'))
          : Reflect.get(target, name, receiver),
    })
    await expect(cutOld(stopped, seal, accountId, now)).rejects.toThrow('stopped')
    const audit = auditOn(database, { clock: { now: () => now } })
    expect((await audit.chain(accountId).verify()).problem).toBeNull()
    await audit.run()
    expect(await audit.chain(accountId).verify()).toMatchObject({ rows: 2, first: 1300, problem: null })
    const rows = await database.read
      .selectFrom('audit_entries')
      .select('sequence')
      .where('account_id', '=', accountId)
      .execute()
    expect(rows).toHaveLength(2)
  })

  it('goes by what the account has chosen', async () => {
    const { database } = open()
    const accountId = newAccount()
    const start = Date.now()
    await deeds(database, accountId, 2, start)
    await database.write((tx) => writeRetention(tx, accountId, { auditDays: 90, activityDays: 30, goneDays: 30 }))
    const audit = auditOn(database, { clock: { now: () => start + 91 * day } })
    await audit.run()
    expect(await audit.chain(accountId).verify()).toMatchObject({ first: 2, problem: null })
    expect(await audit.chain(accountId).retention()).toMatchObject({ auditDays: 90 })
  })
})
