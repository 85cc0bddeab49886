import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareTarget } from '../compare/index.ts'
import { faultKinds, readFaultSettings } from '../faults/index.ts'
import {
  type Happening,
  happen,
  jobHappenings,
  openStage,
  type Stage,
  settleIn,
  tenantHappenings,
} from '../recording-server/index.ts'

/** `HISTORY_RUNS=2000 HISTORY_SEED=7 vitest run --project emulator histories` for a long search. */
const runs = Number(process.env['HISTORY_RUNS'] ?? 20)
/** The same histories each time, so that a failure is of the change that is tested; the long search takes other seeds. */
const seed = Number(process.env['HISTORY_SEED'] ?? 418_099)

/** One day until what waits longest is tried again, and one more for who waited for that. */
const MEND = 2 * 24 * 60 + 3 * 40

const fault = fc.record({
  kind: fc.constantFrom(...faultKinds.map((one) => one.kind)),
  method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', null),
  path: fc.constantFrom('/Users', '/Groups', '/Users/*', null),
  share: fc.constantFrom(0.02, 0.1, 0.3, 1),
  count: fc.constantFrom(1, 3, 10, null),
  status: fc.integer({ min: 500, max: 599 }),
  retryAfter: fc.constantFrom(null, 1, 3600, 86_400),
  delay: fc.constantFrom(0, 1, 5),
})
const happening = fc.record({
  kind: fc.constantFrom(...tenantHappenings, ...jobHappenings, 'cycle', 'cycle', 'cycle'),
  one: fc.nat(40),
  other: fc.nat(40),
})
type Moment = Happening | { faults: object[]; seed: string }
const moments: fc.Arbitrary<Moment[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: happening },
    {
      weight: 1,
      arbitrary: fc.record({ faults: fc.array(fault, { maxLength: 3 }), seed: fc.string({ maxLength: 4 }) }),
    },
  ),
  { minLength: 10, maxLength: 60 },
)

test.each(['', '?aadOptscim062020'])(
  `random histories and faults: once the faults end, source and target agree, nobody twice, nobody lost (%s, seed ${seed})`,
  async (flag) => {
    await fc.assert(
      fc.asyncProperty(moments, async (history) => {
        const stage = await openStage({ flag, matchObjectId: true })
        try {
          await settleIn(stage)
          for (const moment of history) await live(stage, moment)
          await mend(stage)
          await agree(stage)
        } finally {
          await stage.close()
        }
      }),
      { numRuns: runs, seed },
    )
  },
  60_000 + runs * 2000,
)

async function live(stage: Stage, moment: Moment): Promise<void> {
  if ('kind' in moment) await happen(stage, moment)
  else stage.rehearsal.faults.set(stage.application.id, readFaultSettings(moment))
}

/** The trouble is over; whoever has to decide about held back deletes allows them. */
async function mend(stage: Stage): Promise<void> {
  const { rehearsal, application } = stage
  rehearsal.faults.clear(application.id)
  await rehearsal.time.advance(24 * 60)
  if (application.job.quarantine?.reason === 'TooManyDeletes') {
    await rehearsal.provisioning.restart(application.id, { scopes: ['ForceDeletes'] })
    await rehearsal.provisioning.settled(application.id)
  }
  application.settings.preventAccidentalDeletion = false
  await rehearsal.time.advance(MEND)
}

async function agree(stage: Stage): Promise<void> {
  const { application, server, rehearsal } = stage
  const { differences } = await rehearsal.provisioning.inspect(application.id, compareTarget)
  const unheard = unheardOf(stage)
  expect(
    differences.filter(({ type, name, target }) => !(isStranger(target) && unheard.has(`${type} ${name}`))),
  ).toEqual([])
  for (const key of ['userName', 'externalId']) expect(twice([...server.users.values()], key)).toEqual([])
  expect(twice([...server.groups.values()], 'externalId')).toEqual([])
  expect(application.job).toMatchObject({ state: 'Active', quarantine: null })
  server.take()
  await stage.cycle()
  expect(application.job.cycle?.counts.failed).toBe(0)
  expect(server.takeCalls()).toEqual([])
}

function isStranger(target: string | null): boolean {
  return target === 'nobody in the tenant' || target === 'no group in the tenant'
}

/**
 * What may be left on the target without an owner: what was made unheard (a lost answer) of somebody who left before the
 * retry, and who was let go, disabled, and deleted in the source later.
 */
function unheardOf({ rehearsal, server, application }: Stage): Set<string> {
  const { items } = rehearsal.logs.find({
    applicationId: application.id,
    action: 'Create',
    status: 'Success',
    limit: 5000,
  })
  const heard = new Set(items.map(({ target }) => target.id))
  const users = [...server.users.values()].filter((user) => !heard.has(user.id) || user['active'] === false)
  const groups = [...server.groups.values()].filter((group) => !heard.has(group.id))
  return new Set([
    ...users.map((user) => `User ${String(user['userName'])}`),
    ...groups.map((group) => `Group ${String(group['displayName'])}`),
  ])
}

function twice(resources: Record<string, unknown>[], key: string): unknown[] {
  const values = resources.map((resource) => String(resource[key]).toLowerCase())
  return values.filter((value, index) => values.indexOf(value) !== index)
}
