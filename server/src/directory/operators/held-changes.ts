import type { HeldChanges } from '../held-contract.ts'
import { decide } from '../holds/decide.ts'
import { heldBatch, heldBatches, heldChanges, openBatches } from '../holds/reads.ts'
import type { OperatorContext } from './context.ts'

/** Held changes of one account; what is decided is carried out at once, by this process or the next. */
export function createHeldChanges(context: OperatorContext, accountId: string): HeldChanges {
  const { database, clock } = context
  const reading = { db: database.read, accountId, now: () => clock.now() }
  return {
    batches: async (page) => heldBatches(reading, page),
    open: async () => openBatches(reading),
    batch: async (id) => heldBatch(reading, id),
    changes: async (id, filter, page) => heldChanges(reading, id, filter, page),
    async decide(id, decision, actor) {
      const decided = await decide(context, accountId, id, decision, actor)
      context.decided?.()
      return decided
    },
  }
}
