import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'
import { type FinishedState, finishedStates, type StateCounts } from './contract.ts'

/** How many people there are in each state. */
export async function countsOf(db: Kysely<Tables>, accountId: string): Promise<StateCounts> {
  const rows = await db
    .selectFrom('signature_people')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .where('account_id', '=', accountId)
    .groupBy('state')
    .execute()
  const counts = Object.fromEntries(finishedStates.map((state) => [state, 0])) as Record<FinishedState, number>
  for (const { state, count } of rows) counts[state] = Number(count)
  return counts
}

/** How many have something to mend. */
export async function problemCount(db: Kysely<Tables>, accountId: string, state?: FinishedState): Promise<number> {
  let query = db
    .selectFrom('signature_people')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('problems', '!=', '[]')
  if (state) query = query.where('state', '=', state)
  return Number((await query.executeTakeFirstOrThrow()).count)
}
