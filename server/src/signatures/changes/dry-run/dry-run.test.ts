import { expect, it } from 'vitest'
import { createLog } from '../../../base/index.ts'
import { openCompany } from '../../../directory/holds/testing/company.ts'
import { describeDatabases } from '../../../storage/conformance/databases.ts'
import { beginChangeSet, editChangeSet } from '../../book/index.ts'
import { JobGoneError, startJobs } from '../../jobs/index.ts'
import type { Configuration } from '../../model/configuration.ts'
import { dryRunHandler, openChanges, type Tally } from '../index.ts'

const anna = { operatorId: 'o-1', name: 'Anna Berg' }
const clock = { now: () => Date.parse('2028-06-01T08:00:00Z') }
const surroundings = () => ({ imageAddress: (hash: string) => `https://sig.example/${hash}` })

/** Sales get another program, and engineers none. */
const reorganised = (configuration: Configuration): Configuration => {
  const [standard] = configuration.programs
  if (standard === undefined) throw new Error('There is a program from the beginning.')
  const sales = {
    ...standard,
    id: 'sales',
    templates: { ...standard.templates, new: { html: '<p>{{ full_name }}</p>', text: null } },
  }
  const department = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department'
  const when = { attribute: department, operator: 'equals' as const, values: ['Sales'] }
  const rules = [
    { id: 'sales', name: 'Sales', when, give: ['sales'], off: false },
    { id: 'others', name: 'Others', when: { all: [] }, give: [], off: false },
  ]
  return { ...configuration, programs: [standard, sales], rules: { ...configuration.rules, program: rules } }
}

describeDatabases('a dry run over everybody', (open) => {
  const company = async () => {
    const { database } = open()
    const made = await openCompany(database)
    const { accountId } = made
    await made.hire(130)
    const deed = { accountId, actor: anna, now: clock.now() }
    const { id } = await database.write((tx) => beginChangeSet(tx, deed, 'Reorganised'))
    await database.write((tx) =>
      editChangeSet(tx, deed, { id, revision: 1 }, (configuration) => ({ configuration: reorganised(configuration) })),
    )
    const changes = openChanges({ database, clock, surroundings }, accountId)
    return { accountId, changes, changeSetId: id, feed: made }
  }
  const parts = () => ({ database: open().database, surroundings, now: clock.now })
  const work = async (handler = dryRunHandler(parts())) => {
    const jobs = startJobs({ ...parts(), clock, log: createLog('silent'), handlers: { dryRun: handler } })
    await jobs.idle()
    await jobs.stop()
  }

  it('counts who changes and who gets none, and names them', async () => {
    const { changes, changeSetId } = await company()
    const id = (await changes.startDryRun({ changeSetId }, anna)) ?? ''
    await work()
    const job = await changes.dryRun(id)
    expect(job).toMatchObject({ state: 'done', total: 130, done: 130 })
    const tally = JSON.parse(job?.result ?? '') as Tally
    expect(tally).toMatchObject({ people: 130, outcomes: { unchanged: 0, changed: 43, lost: 87, failed: 0, none: 0 } })
    expect(tally.census.attributes).toEqual({
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:department': 130,
    })
    expect(tally.census.filled).toMatchObject({ full_name: 130, email: 130 })
    const { findings } = (await changes.review(changeSetId)) ?? {}
    expect(findings?.map(({ code }) => code)).toContain('mostly-empty')
    const page = { after: null, limit: 50 }
    const changed = await changes.dryRunPeople(id, { kind: 'changed' }, page)
    expect(changed.items).toHaveLength(43)
    const first = await changes.dryRunPeople(id, {}, page)
    const second = await changes.dryRunPeople(id, {}, { after: first.cursor, limit: 100 })
    expect(new Set([...first.items, ...second.items].map(({ personId }) => personId)).size).toBe(130)
    expect(second.cursor).toBeNull()
    const found = await changes.dryRunPeople(id, { search: 'åsa müller 12' }, page)
    expect(found.items.map(({ name }) => name).every((name) => name.startsWith('Åsa Müller 12'))).toBe(true)
  })

  it('goes on where it was after a stop, and counts nobody twice', async () => {
    const { changes, changeSetId } = await company()
    const id = (await changes.startDryRun({ changeSetId }, anna)) ?? ''
    let slices = 0
    await work((run) =>
      dryRunHandler(parts())({
        ...run,
        async advance(progress, tx) {
          if (progress.done !== undefined && ++slices === 2) throw new JobGoneError()
          return run.advance(progress, tx)
        },
      }),
    )
    expect(slices).toBeGreaterThan(2)
    const job = await changes.dryRun(id)
    expect(JSON.parse(job?.result ?? '{}')).toMatchObject({ people: 130, outcomes: { changed: 43, lost: 87 } })
  })

  it('says what publishing changed, when it looked at just that', async () => {
    const { changes, changeSetId } = await company()
    await changes.startDryRun({ changeSetId }, anna)
    await work()
    expect(await changes.publish({ id: changeSetId, revision: 2 }, 'Reorganised', anna)).toBe(1)
    expect((await changes.versions(null, 10)).items).toMatchObject([{ number: 1, people: 130 }])
    const back = await changes.startDryRun({ restores: 0 }, anna)
    await work()
    expect(JSON.parse((await changes.dryRun(back ?? ''))?.result ?? '{}')).toMatchObject({
      outcomes: { changed: 43, gained: 87 },
    })
  })
})
