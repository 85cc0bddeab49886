import { afterAll, beforeAll, describe, it } from 'vitest'
import type { DashboardAccount } from '../../../scripts/start/dashboard-account.ts'
import { type DatabaseKind, House } from '../testing/house.ts'
import { rehearse } from './rehearse.ts'

/** The same histories each time, so that a failure is of the change that is tested. */
const seed = 1

/** A few of the many: `npm run rehearse:faults -- --runs 500 --seed 1` searches for long. */
describe.each<DatabaseKind>(['SQLite', 'PostgreSQL'])('random histories and faults on %s', (database) => {
  let house: House
  let account: DashboardAccount

  beforeAll(async () => {
    house = await House.open(database)
    account = await house.account()
  })
  afterAll(async () => house?.close())

  it(`end in agreement once the faults end, with nobody twice and nobody lost (seed ${seed})`, async () => {
    await rehearse(house, account, { runs: 4, seed })
  })
})
