import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareTarget } from '../compare/index.ts'
import { happen, openStage, settleIn, tenantHappenings } from '../recording-server/index.ts'

const happenings = fc.array(
  fc.record({ kind: fc.constantFrom(...tenantHappenings), one: fc.nat(40), other: fc.nat(40) }),
  { minLength: 5, maxLength: 40 },
)

test.each(['', '?aadOptscim062020'])(
  'whatever happens in the tenant, after the next cycle nothing differs and nothing is sent again (%s)',
  async (flag) => {
    await fc.assert(
      fc.asyncProperty(happenings, async (story) => {
        const stage = await openStage({ flag })
        try {
          await settleIn(stage)
          for (const happening of story) await happen(stage, happening)
          await stage.cycle()
          const { differences } = await stage.rehearsal.provisioning.inspect(stage.application.id, compareTarget)
          expect(differences).toEqual([])
          expect(stage.application.job.cycle?.counts.failed).toBe(0)
          stage.server.take()
          await stage.cycle()
          expect(stage.server.takeCalls()).toEqual([])
        } finally {
          await stage.close()
        }
      }),
      { numRuns: 15 },
    )
  },
)
