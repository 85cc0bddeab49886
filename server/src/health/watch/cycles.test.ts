import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { openCompany, type TestCompany } from '../testing/company.ts'

describeDatabases('cycles from what arrives', (database) => {
  const open = () => openCompany(database().database)
  const seen = async ({ own, scimServerId }: TestCompany) =>
    (await own.cycles(scimServerId)).map(({ kind, created, updated, disabled, deleted, failed }) =>
      [kind, created, updated, disabled, deleted, failed].join(' '),
    )

  it('counts what each cycle did, and tells a connection test and provision on demand apart', async () => {
    const company = await open()
    await company.probe()
    await company.pass(8)
    await company.probe()
    await company.hire(1)
    await company.pass(30)
    await company.probe()
    const ids = await company.hire(20)
    await company.refuse(2)
    await company.pass(40)
    await company.probe()
    await company.change(ids.slice(0, 3), { title: 'Head' })
    await company.change(ids.slice(3, 5), { active: false })
    await company.scim.users.delete(ids[6] ?? '', { call: aCall, answer: () => ({ status: 204, body: null }) })
    await company.pass(9)
    await company.probe()
    await company.change(ids.slice(8, 9), { title: 'By hand' })
    await company.pass(31)
    await company.probe()
    await company.pass(40)
    expect(await seen(company)).toEqual([
      'cycle 0 0 0 0 0',
      'byHand 0 1 0 0 0',
      'cycle 0 3 2 1 0',
      'cycle 20 0 0 0 2',
      'byHand 1 0 0 0 0',
      'byHand 0 0 0 0 0',
    ])
  })

  it('sees a long cycle as one, by its reads too, and counts all its calls', async () => {
    const company = await open()
    await company.probe()
    for (let round = 0; round < 6; round++) {
      await company.read(50)
      await company.pass(9)
    }
    await company.hire(3)
    await company.pass(30)
    const [cycle, ...more] = await company.own.cycles(company.scimServerId)
    expect(more).toEqual([])
    expect(cycle).toMatchObject({ kind: 'cycle', created: 3, requests: 304, running: false })
    expect(Date.parse(cycle?.endedAt ?? '') - Date.parse(cycle?.beganAt ?? '')).toBe(54 * 60_000)
  })

  it('finds an empty first cycle by its rhythm', async () => {
    const company = await open()
    for (let round = 0; round < 3; round++) {
      await company.probe()
      await company.pass(40)
    }
    expect(await seen(company)).toEqual(['cycle 0 0 0 0 0', 'cycle 0 0 0 0 0', 'byHand 0 0 0 0 0'])
  })

  it('goes on after a restart, and two nodes count each call once', async () => {
    const company = await open()
    await company.probe()
    await company.hire(10)
    await company.pass(1)
    await company.hire(10)
    const other = await database().openAgain()
    const second = company.again({ database: other })
    await company.pass(1, {
      ...second,
      watch: async () => void (await Promise.all([second.watch(), company.health.watch()])),
    })
    await company.pass(20, company.again())
    await other.close()
    expect(await seen(company)).toEqual(['cycle 20 0 0 0 0'])
  })

  it('goes on when the clock was ahead for a while', async () => {
    const company = await open()
    await company.probe()
    await company.hire(10)
    await company.pass(30)
    company.jump(100 * 24 * 60)
    await company.hire(1)
    company.jump(-100 * 24 * 60)
    await company.probe()
    await company.hire(5)
    await company.pass(40)
    company.jump(10 * 24 * 60)
    await company.pass(1)
    company.jump(-10 * 24 * 60)
    await company.pass(40)
    await company.probe()
    await company.change(await company.hire(3), { title: 'Head' })
    await company.pass(20)
    const counted = (await company.own.cycles(company.scimServerId)).map(({ created }) => created)
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(19)
    await company.pass(150)
    expect(await company.open()).toEqual(['silence'])
  })

  it('shows nobody the cycles of another account', async () => {
    const company = await open()
    const stranger = await open()
    await expect(stranger.own.cycles(company.scimServerId)).rejects.toThrow('No such SCIM server.')
  })
})

const aCall = { requestId: 'r', method: 'DELETE', path: '/Users', body: null }
