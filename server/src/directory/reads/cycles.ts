import type { Cycle } from '../read-contract.ts'
import type { ReadContext } from './documents.ts'
import { idFloor } from './index-ways.ts'

/** Calls that are closer than this belong to one cycle: Entra pauses about 40 minutes between two. */
const pauseMilliseconds = 15 * 60 * 1000
const stepMilliseconds = 5 * 60 * 1000
const dayMilliseconds = 24 * 60 * 60 * 1000
const cyclesShown = 5

type Moment = number | null

/** The call next to a moment: the newest before it, or the oldest from it on. */
async function callAt({ db }: ReadContext, server: string, moment: number, side: 'before' | 'from'): Promise<Moment> {
  const row = await db
    .selectFrom('activity')
    .select('at')
    .where('scim_server_id', '=', server)
    .where('kind', '!=', 'operator')
    .where('id', side === 'before' ? '<' : '>=', idFloor(moment))
    .orderBy('id', side === 'before' ? 'desc' : 'asc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : Date.parse(row.at)
}

/** Walks back in steps, so that a cycle of 100,000 calls costs as much as one of ten. */
async function startOf(context: ReadContext, server: string, end: number): Promise<{ start: number; earlier: Moment }> {
  let oldest = end
  for (;;) {
    const earlier = await callAt(context, server, oldest - stepMilliseconds, 'before')
    if (earlier === null || oldest - earlier > pauseMilliseconds + stepMilliseconds) {
      const after = earlier === null ? 0 : earlier + 1
      return { start: (await callAt(context, server, after, 'from')) ?? oldest, earlier }
    }
    oldest = earlier
  }
}

/** The last cycles, newest first. */
export async function cycles(context: ReadContext, server: string): Promise<Cycle[]> {
  const oldest = context.now() - dayMilliseconds
  const found: Cycle[] = []
  let end = await callAt(context, server, context.now() + dayMilliseconds, 'before')
  while (end !== null && found.length < cyclesShown && (end >= oldest || found.length === 0)) {
    const { start, earlier } = await startOf(context, server, end)
    found.push({ start: new Date(start).toISOString(), end: new Date(end).toISOString() })
    end = earlier
  }
  return found
}
