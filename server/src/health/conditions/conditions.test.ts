import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { anna, openCompany, type TestCompany } from '../testing/company.ts'

describeDatabases('conditions', (database) => {
  const open = () => openCompany(database().database)
  /** A company whose first cycle has run. */
  const running = async (people: number, more = {}): Promise<{ company: TestCompany; ids: string[] }> => {
    const company = await open()
    await company.probe()
    const ids = await company.hire(people, more)
    await company.pass(2)
    return { company, ids }
  }
  const all = (company: TestCompany) => company.own.conditions(null)

  it('says once that Entra has stopped calling, and once that it calls again', async () => {
    const { company } = await running(10)
    await company.pass(115)
    expect(await company.open()).toEqual([])
    await company.pass(10)
    expect(await company.open()).toEqual(['silence'])
    await company.pass(60, company.again())
    expect(await all(company)).toHaveLength(1)
    await company.probe()
    await company.pass(2)
    expect(await all(company)).toMatchObject([
      { kind: 'silence', ending: 'recovered', clear: { title: 'Entra calls again' } },
    ])
  })

  it('does not take its own absence for silence', async () => {
    const { company } = await running(10)
    await company.pass(60)
    const asleep = { ...company.health, watch: async () => undefined }
    await company.pass(300, asleep)
    await company.pass(110)
    expect(await company.open()).toEqual([])
    await company.pass(20)
    expect(await company.open()).toEqual(['silence'])
  })

  it('says nothing before cycles have run, nor while the SCIM server is disconnected', async () => {
    const company = await open()
    await company.probe()
    await company.pass(200)
    expect(await all(company)).toEqual([])
    await company.probe()
    await company.hire(10)
    await company.pass(130)
    expect(await company.open()).toEqual(['silence'])
    await company.setState('disconnected')
    await company.pass(300)
    expect(await all(company)).toMatchObject([{ kind: 'silence', ending: 'disconnected' }])
    await company.setState('connected')
    await company.pass(115)
    expect(await company.open()).toEqual([])
  })

  it('says sooner that Entra is turned away with a wrong token, and ends it with a good call', async () => {
    const { company } = await running(10)
    await company.turnAway(1)
    await company.pass(40)
    await company.turnAway(2)
    await company.pass(3)
    expect(await company.open()).toEqual([])
    await company.pass(5)
    expect(await all(company)).toMatchObject([
      { kind: 'silence', words: { title: 'Entra is turned away: its Secret Token is wrong' } },
    ])
    expect((await all(company))[0]?.words.seen).toMatch(/^3 calls came since the last good call at /u)
    await company.probe()
    await company.pass(2)
    expect(await all(company)).toMatchObject([{ ending: 'recovered', clear: { title: 'Entra calls again' } }])
  })

  it('says that many calls are refused, and ends it with calls that succeed, not with silence', async () => {
    const { company } = await running(100)
    await company.refuse(5)
    await company.pass(2)
    expect(await company.open()).toEqual([])
    await company.refuse(6)
    await company.pass(2)
    expect(await company.open()).toEqual(['errors'])
    await company.pass(70)
    expect(await company.open()).toEqual(['errors'])
    await company.probe()
    await company.hire(5)
    await company.pass(2)
    expect(await company.open()).toEqual([])
  })

  it('keeps a number that swings around its threshold in one condition', async () => {
    const { company } = await running(100)
    for (let round = 0; round < 4; round++) {
      await company.refuse(12)
      await company.pass(10)
      await company.hire(100)
      await company.pass(10)
    }
    expect((await all(company)).filter(({ kind }) => kind === 'errors')).toHaveLength(1)
  })

  it('says which attribute went empty for many people at once, and when it is filled again', async () => {
    const { company, ids } = await running(60)
    await company.change(ids.slice(0, 9), { title: null })
    await company.pass(2)
    expect(await company.open()).toEqual([])
    await company.change(ids.slice(9, 40), { title: null })
    await company.pass(2)
    const [begun] = await all(company)
    expect(begun).toMatchObject({
      kind: 'emptied',
      subject: 'title',
      words: { title: '“title” went empty for many people' },
    })
    expect(begun?.words.seen).toBe(
      '40 people lost it within an hour: 100 % of everybody had it before, 33 % when this was last looked at.',
    )
    expect(begun?.links.filter(({ text }) => text.startsWith('Example'))).toHaveLength(5)
    await company.change(ids.slice(0, 30), { title: 'Engineer' })
    await company.pass(6)
    expect(await all(company)).toMatchObject([{ ending: 'recovered', clear: { title: '“title” is filled again' } }])
  })

  it('does not mistake leavers or a change of everybody for an attribute that went empty', async () => {
    const { company, ids } = await running(60)
    await company.change(ids, { title: 'Head' })
    for (const id of ids.slice(0, 20))
      await company.scim.users.delete(id, { call: aCall, answer: () => ({ status: 204, body: null }) })
    await company.pass(3)
    expect(await company.open()).toEqual([])
  })

  it('says that active people have no usable e-mail address, and counts only those', async () => {
    const { company } = await running(40)
    const bare = await company.hire(4, { emails: '' })
    await company.pass(2)
    expect(await company.open()).toEqual([])
    await company.scim.users.update(
      (await company.hire(1))[0] ?? '',
      (user) => ({ ...user.document, emails: [{ value: 'nobody@localhost' }] }),
      {
        call: aCall,
        answer: () => ({ status: 200, body: null }),
      },
    )
    await company.pass(2)
    expect(await company.open()).toEqual(['withoutEmail'])
    await company.change(bare.slice(0, 3), { active: false })
    await company.pass(2)
    expect(await all(company)).toMatchObject([{ kind: 'withoutEmail', ending: 'recovered' }])
  })

  it('says that a wave of people was deactivated: more than 25 and more than a tenth', async () => {
    const { company, ids } = await running(300)
    await company.change(ids.slice(0, 29), { active: false })
    await company.pass(2)
    expect(await company.open()).toEqual([])
    await company.change(ids.slice(29, 40), { active: false })
    await company.pass(2)
    expect(await all(company)).toMatchObject([
      {
        kind: 'leavers',
        level: 'red',
        words: { seen: '40 of 300 people who were active left within an hour (13 %).' },
      },
    ])
    await company.pass(70)
    expect(await all(company)).toMatchObject([{ ending: 'recovered' }])
  })

  it('ends the wave when people come back, and counts somebody who was deleted after leaving once', async () => {
    const { company, ids } = await running(100)
    await company.change(ids.slice(0, 30), { active: false })
    await company.pass(2)
    for (const id of ids.slice(0, 5))
      await company.scim.users.delete(id, { call: aCall, answer: () => ({ status: 204, body: null }) })
    await company.pass(2)
    expect(await all(company)).toMatchObject([
      { kind: 'leavers', words: { seen: expect.stringMatching(/^30 of 100/u) as unknown } },
    ])
    await company.change(ids.slice(5, 30), { active: true })
    await company.pass(2)
    expect(await company.open()).toEqual([])
  })

  it('takes what an operator accepted as meant', async () => {
    const { company, ids } = await running(100)
    await company.change(ids.slice(0, 50), { active: false })
    await company.hire(20, { emails: '' })
    await company.pass(2)
    expect((await company.open()).toSorted()).toEqual(['leavers', 'withoutEmail'])
    for (const { id } of await all(company)) await company.own.accept(id, anna)
    await company.pass(30)
    expect(await company.open()).toEqual([])
    expect(await all(company)).toMatchObject([{ endedBy: 'Anna Berg' }, { ending: 'accepted' }])
    await company.hire(6, { emails: '' })
    await company.pass(2)
    expect(await company.open()).toEqual(['withoutEmail'])
    const other = await open()
    await expect(other.own.accept((await all(company))[0]?.id ?? '', anna)).rejects.toThrow('No such open condition.')
  })

  it('goes by the numbers and the conditions that were chosen, per account and per SCIM server', async () => {
    const { company } = await running(100)
    const { thresholds, receivers } = await company.own.settings()
    const errors = { on: true, share: 0, atLeast: 1 }
    await company.own.changeSettings({ receivers, thresholds: { ...thresholds, errors } }, anna)
    await company.refuse(1)
    await company.pass(2)
    expect(await company.open()).toEqual(['errors'])
    const own = { ...thresholds, errors: { ...errors, on: false } }
    await company.own.changeServerSettings(company.scimServerId, { thresholds: own, quietUntil: null }, anna)
    await company.pass(1)
    expect(await all(company)).toMatchObject([{ ending: 'switchedOff' }])
  })

  it('is told once by two nodes that look at the same moment', async () => {
    const { company, ids } = await running(100)
    await company.change(ids.slice(0, 40), { active: false })
    const others = [await database().openAgain(), await database().openAgain()]
    const nodes = others.map((other) => company.again({ database: other }))
    const watch = async () => void (await Promise.all([company.health, ...nodes].map((node) => node.watch())))
    await company.pass(3, { ...company.health, watch })
    for (const other of others) await other.close()
    expect(await all(company)).toHaveLength(1)
  })
})

const aCall = { requestId: 'r', method: 'DELETE', path: '/Users', body: null }
