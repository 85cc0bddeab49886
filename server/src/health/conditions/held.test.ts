import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { openCompany } from '../testing/company.ts'

describeDatabases('what is held', (database) => {
  const wave = async () => {
    const company = await openCompany(database().database, {}, true)
    await company.probe()
    const ids = await company.hire(60)
    await company.pass(2)
    await company.change(ids.slice(0, 40), { active: false })
    await company.pass(3)
    return { company, ids }
  }

  it('is told once, as that one trouble, until everybody has come back', async () => {
    const { company, ids } = await wave()
    await company.pass(30, company.again())
    expect(await company.own.conditions(null)).toMatchObject([
      {
        kind: 'held',
        level: 'red',
        endedAt: null,
        words: { seen: expect.stringContaining('Held: 40 people') as string },
      },
    ])
    await company.change(ids.slice(0, 40), { active: true })
    await company.pass(3)
    expect(await company.own.conditions(null)).toMatchObject([
      {
        kind: 'held',
        ending: 'recovered',
        clear: { seen: 'Everybody who was taken away came back by themselves.' },
      },
    ])
  })

  it('waits for its decision also when the SCIM server is disconnected and starts anew', async () => {
    const { company } = await wave()
    await company.setState('disconnected')
    await company.pass(30)
    expect(await company.open()).toEqual(['held'])
    await company.setState('connected')
    await company.pass(3)
    expect(await company.open()).toEqual(['held'])
  })
})
