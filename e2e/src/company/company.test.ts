import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DatabaseKind, House } from '../testing/house.ts'
import { Journey } from './journey.ts'

const nothing = { created: 0, updated: 0, disabled: 0, deleted: 0, failed: 0 }

describe.each<DatabaseKind>(['SQLite', 'PostgreSQL'])('the sample company on %s', (database) => {
  let house: House
  let journey: Journey

  beforeAll(async () => {
    house = await House.open(database)
    journey = await Journey.begin(house)
  })
  afterAll(async () => house?.close())

  it('arrives whole with the first cycle', async () => {
    const job = await journey.firstCycle()
    expect(job.cycle?.counts.failed).toBe(0)
    expect(await journey.differences()).toEqual([])
    expect((await journey.target()).users.length).toBeGreaterThan(200)
  })

  it('is not sent twice: the next cycle changes nothing', async () => {
    const before = await journey.versions()
    const job = await journey.nextCycle()
    expect(job.cycle?.counts).toMatchObject(nothing)
    expect(await journey.versions()).toEqual(before)
  })

  it('is still the same after a day of hires, moves, renames, leavers, returns and group changes', async () => {
    const day = await journey.liveOneDay(20_261_122)
    expect(Object.entries(day).filter(([, count]) => count === 0)).toEqual([])
    const job = await journey.nextCycle()
    expect(job.cycle?.counts.failed).toBe(0)
    expect(await journey.differences()).toEqual([])
  })

  it('changes nothing again after that day', async () => {
    const before = await journey.versions()
    expect((await journey.nextCycle()).cycle?.counts).toMatchObject(nothing)
    expect(await journey.versions()).toEqual(before)
  })
})
