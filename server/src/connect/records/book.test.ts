import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { defaultChoices } from '../choices.ts'
import { openBook } from './book.ts'

const who = { operator: 'Anna Berg', entra: 'admin@nordwind.example', tenantId: 'tenant' }

describeDatabases('the books of setting up', (database) => {
  let now = Date.parse('2026-11-23T10:00:00Z')
  const clock = { now: () => now }
  const open = (runner: string, scimServerId: string) =>
    openBook({ database: database().database, clock, accountId: 'account', scimServerId, runner, lease: 10_000 })

  it('let one process work at a time; a silent one is taken over, and notices it', async () => {
    const [one, other] = [open('one', 'a'), open('other', 'a')]
    await one.take('running', defaultChoices, who)
    await expect(other.take('running', defaultChoices, who)).rejects.toThrow('Somebody else')
    now += 9000
    expect(await one.renew()).toBe(true)
    now += 9000
    await expect(other.take('running', defaultChoices, who)).rejects.toMatchObject({ code: 'entra-busy' })
    now += 2000
    await other.take('running', defaultChoices, { ...who, operator: 'Ben' })
    expect(await one.renew()).toBe(false)
    await one.leave('connected', null)
    expect(await other.setup()).toMatchObject({ state: 'running', beganBy: 'Ben' })
  })

  it('only one of many that begin at once gets the work', async () => {
    const all = ['1', '2', '3', '4'].map((runner) => open(runner, 'b').take('running', defaultChoices, who))
    const outcomes = await Promise.allSettled(all)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('keep each thing once, in the order in which it came, and for its own SCIM server only', async () => {
    const book = open('one', 'c')
    await book.take('running', { ...defaultChoices, name: 'Signatures' }, who)
    await book.note({ kind: 'application', name: 'Signatures', state: 'intended', details: { before: ['x'] } })
    await book.note({ kind: 'assignment', key: 'g1', name: 'Sales', state: 'intended' })
    await book.note({ kind: 'application', name: 'Signatures', entraId: 'sp', state: 'made' })
    expect(await book.things()).toMatchObject([
      { kind: 'application', entraId: 'sp', state: 'made', by: 'Anna Berg' },
      { kind: 'assignment', key: 'g1', entraId: null, state: 'intended' },
    ])
    expect(await open('one', 'd').things()).toEqual([])
    const problem = { code: 'entra-permission', message: 'No.', whatToDo: 'Do.' } as const
    await book.leave('stopped', problem)
    const setup = await book.setup()
    expect(setup).toMatchObject({ state: 'stopped', problem, entraName: who.entra, endedAt: null })
    expect(setup?.choices.name).toBe('Signatures')
  })
})
